"""Addresses of the help pages."""

from django.urls import path

from parta.web.help import views

app_name = "help"
urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:guide>/", views.guide, name="guide"),
    path("<slug:guide>/<slug:language>/", views.guide, name="guide_in"),
]
