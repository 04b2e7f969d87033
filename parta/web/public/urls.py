"""Addresses that need no sign-in."""

from django.urls import path

from parta.web.public import views

app_name = "public"
urlpatterns = [
    path("", views.start, name="start"),
    path("about/", views.about, name="about"),
]
