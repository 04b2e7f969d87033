"""The password hash: Argon2 sized for a school's old PC."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class LightArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane (OWASP's second choice): about 26 ms.

    Django's default takes 100 MB and 236 ms of CPU a hash, which 30 teachers at eight o'clock
    would turn into a queue.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
