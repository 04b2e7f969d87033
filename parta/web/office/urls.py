"""Addresses of the office."""

from django.urls import path

from parta.web.office import views

app_name = "office"
urlpatterns = [
    path("", views.start, name="start"),
    path("late/", views.late, name="late"),
    path("substitutions/", views.substitutions, name="substitutions"),
    path("substitutions/<int:meeting>/confirm/", views.confirm, name="confirm"),
    path("operations/", views.operations, name="operations"),
]
