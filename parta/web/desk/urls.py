"""Addresses of the desk."""

from django.urls import path

from parta.web.desk.views import course, day, instead, lesson, operations

app_name = "desk"
urlpatterns = [
    path("", day.start, name="start"),
    path("day/<str:day>/", day.day, name="day"),
    path("instead/", instead.instead, name="instead"),
    path("courses/", course.courses, name="courses"),
    path("course/<int:course>/", course.page, name="course"),
    path("course/<int:course>/term/<int:term>/", course.page, name="term"),
    path(
        "course/<int:course>/term/<int:term>/average/<int:student>/",
        course.average,
        name="average",
    ),
    path("lesson/<int:lesson>/", lesson.panel, name="lesson"),
    path("lesson/<int:lesson>/student/<int:student>/history", lesson.history, name="history"),
    path("write", lesson.write, name="write"),
    path("operations", operations.operations, name="operations"),
]
