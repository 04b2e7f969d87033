"""The machines the locks must serve, and the markers that tell them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

from tools.wheels import Wheel

PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
MACHINES = (("linux", "x86_64"), ("linux", "aarch64"), ("win32", "AMD64"), ("darwin", "arm64"))
OLDEST_GLIBC, NEWEST_GLIBC = 5, 28  # 2.28 is Debian 10, RHEL 8 and everything since
SYSTEMS = {"linux": ("posix", "Linux"), "win32": ("nt", "Windows"), "darwin": ("posix", "Darwin")}


@dataclass(frozen=True, order=True)
class Target:
    """One kind of machine with one Python."""

    platform: str
    machine: str
    python: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.platform}/{self.machine} {self.python[0]}.{self.python[1]}"

    def environment(self, extra: str = "") -> dict[str, str]:
        """The values that requirement markers ask about."""
        os_name, system = SYSTEMS[self.platform]
        version = f"{self.python[0]}.{self.python[1]}"
        return {
            "extra": extra,
            "implementation_name": "cpython",
            "os_name": os_name,
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_system": system,
            "python_full_version": f"{version}.9",
            "python_version": version,
            "sys_platform": self.platform,
        }


TARGETS = tuple(Target(p, m, python) for p, m in MACHINES for python in PYTHONS)


def _platforms(target: Target) -> list[str]:
    if target.platform == "win32":
        return ["win_amd64"]
    if target.platform == "darwin":
        return list(mac_platforms((14, 0), target.machine))
    names = [f"manylinux_2_{minor}_{target.machine}" for minor in range(NEWEST_GLIBC, 4, -1)]
    names += [f"{old}_{target.machine}" for old in ("manylinux2014", "manylinux1")]
    return [*names, f"manylinux2010_{target.machine}", f"linux_{target.machine}"]


@cache
def tags(target: Target) -> frozenset[Tag]:
    """Every wheel tag that pip accepts there."""
    names = _platforms(target)
    interpreter = f"cp{target.python[0]}{target.python[1]}"
    own = cpython_tags(target.python, [interpreter], names)
    return frozenset([*own, *compatible_tags(target.python, interpreter, names)])


def covered(target: Target, wheels: Iterable[Wheel]) -> bool:
    """Whether one of the wheels can be installed on the target."""
    return any(wheel.tags & tags(target) for wheel in wheels)


def _pythons(chosen: set[tuple[int, int]]) -> str:
    """A marker for a run of Python versions at either end; "" for all of them."""
    if chosen == set(PYTHONS):
        return ""
    low, high = min(chosen), max(chosen)
    if chosen != {python for python in PYTHONS if low <= python <= high}:
        raise ValueError(f"Python versions with a hole: {sorted(chosen)}")
    terms = [f"python_version >= '{low[0]}.{low[1]}'"] if low != PYTHONS[0] else []
    terms += [f"python_version <= '{high[0]}.{high[1]}'"] if high != PYTHONS[-1] else []
    return " and ".join(terms)


def _machines(chosen: set[tuple[str, str]]) -> list[str]:
    """One term a platform, naming the processor only where not every one is meant."""
    terms = []
    for platform in dict.fromkeys(p for p, _ in MACHINES):
        here = {pair for pair in chosen if pair[0] == platform}
        whole = here == {pair for pair in MACHINES if pair[0] == platform}
        system = f"sys_platform == '{platform}'"
        if whole:
            terms.append(system)
        elif here:
            terms += [f"{system} and platform_machine == '{m}'" for _, m in sorted(here)]
    return terms


def marker(places: set[Target]) -> str:
    """The environment marker that is true on exactly these targets; "" for all of them.

    >>> marker({t for t in TARGETS if t.platform == "win32"})
    "sys_platform == 'win32'"
    """
    if not places:
        raise ValueError("a package that no target can install")
    groups: dict[str, set[tuple[str, str]]] = {}
    for platform, machine in MACHINES:
        pythons = {t.python for t in places if (t.platform, t.machine) == (platform, machine)}
        if pythons:
            groups.setdefault(_pythons(pythons), set()).add((platform, machine))
    terms = []
    for versions, pairs in groups.items():
        systems = [] if pairs == set(MACHINES) else _machines(pairs)
        both = [f"{one} and {versions}" if versions else one for one in systems]
        terms += both if systems else [versions]
    return terms[0] if len(terms) == 1 else " or ".join(f"({term})" for term in terms)
