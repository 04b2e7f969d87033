"""Addresses of the account window."""

from django.urls import path

from parta.web.account import entrances, own, views

app_name = "account"
urlpatterns = [
    path("", own.home, name="home"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("first/", views.first, name="first"),
    path("rules/", views.rules, name="rules"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("lock/", views.lock, name="lock"),
    path("password/", own.password, name="password"),
    path("pin/", own.pin, name="pin"),
    path("sessions/<slug:name>/end/", own.end_session, name="end_session"),
    path("sessions/end-others/", own.end_others, name="end_others"),
    path("entrances/", entrances.show, name="entrances"),
    path("entrances/slips/", entrances.slips, name="slips"),
    path("entrances/<int:account>/block/", entrances.block, name="block"),
    path("entrances/<int:account>/unblock/", entrances.unblock, name="unblock"),
    path("language/", views.language, name="language"),
]
