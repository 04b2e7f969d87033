"""Addresses of the diary."""

from django.urls import path

from parta.web.diary import views

app_name = "diary"
urlpatterns = [
    path("", views.start, name="start"),
    path("<int:student>/week/", views.week, name="this_week"),
    path("<int:student>/week/<slug:day>/", views.week, name="week"),
    path("<int:student>/marks/", views.marks, name="marks"),
    path("<int:student>/marks/<int:term>/", views.marks, name="marks_of_term"),
    path("<int:student>/marks/year/<int:year>/", views.marks, name="marks_of_year"),
    path("<int:student>/subject/<int:subject>/", views.subject, name="subject"),
    path("<int:student>/subject/<int:subject>/<int:term>/", views.subject, name="subject_of_term"),
    path("<int:student>/absences/", views.absences, name="absences"),
    path("<int:student>/absences/<int:year>/", views.absences, name="absences_of_year"),
    path("<int:student>/views/", views.looks, name="looks"),
]
