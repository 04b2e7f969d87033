"""Accounts, their sessions and devices, and who looked at whose data."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from parta.people.models.person import Person, Student


class Account(AbstractBaseUser):
    """A sign-in of one person; a person has at most one, whatever their roles.

    ``slip`` is the HMAC of the one-time code on the paper slip, empty once it was used;
    ``must_change`` asks for an own password after it (not from grades 1–4, S-19).
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    login = models.CharField(max_length=40, unique=True)
    slip = models.BinaryField(max_length=32, default=b"")
    must_change = models.BooleanField(default=True)
    blocked = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="ru")
    rules_accepted = models.DateTimeField(null=True)
    pin = models.CharField(max_length=128, blank=True)
    last_seen = models.DateTimeField(null=True)

    USERNAME_FIELD = "login"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("login"), name="account_login_any_case"),
            models.CheckConstraint(condition=~models.Q(login=""), name="account_login_given"),
            models.CheckConstraint(
                condition=models.Q(language__in=["ru", "kk"]), name="account_language"
            ),
        ]


class Session(AbstractBaseSession):
    """A signed-in browser: listed to its owner, ended by them or by the administrator."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    started = models.DateTimeField(null=True)
    address = models.CharField(max_length=45, blank=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="session_account")]


class SignInFailure(models.Model):
    """A failed sign-in, kept for the throttle and shown to the administrator."""

    login = models.CharField(max_length=40)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["login", "at"], name="failure_login"),
            models.Index(fields=["address", "at"], name="failure_address"),
        ]


class Device(models.Model):
    """A browser that sends operations; ended when it is lost, and then its queue is refused."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="devices")
    name = models.UUIDField()
    label = models.CharField(max_length=120, blank=True)
    first_seen = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "name"], name="device_once"),
        ]


class View(models.Model):
    """An account looked at a student's data on a day; written in batches, never by the request."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    student = models.ForeignKey(Student, models.PROTECT, related_name="views")
    day = models.DateField()
    what = models.CharField(max_length=12)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student", "account", "day", "what"], name="view_once_a_day"
            ),
        ]
