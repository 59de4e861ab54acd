"""Accounts, persons, posts."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class Account(AbstractBaseUser):
    """Placeholder until people/ is built."""

    name = models.CharField(max_length=100, unique=True)
    USERNAME_FIELD = "name"
