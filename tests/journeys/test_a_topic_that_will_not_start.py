"""A tender topic waits: for the numbers, the steps, a second host and time. Each is said, and none is guessed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from cafe.content import topics
from tests.journeys.evenings import Evening
from tests.journeys.hosts import Coordinator, Host
from tests.ui.driving import named

LOSS = Evening(topic="Pregnancy and baby loss, 5 questions", length="45 minutes")
GENTLE = Evening(topic="Heart and circulation, 5 questions", length="")


def _can_start(host: Host) -> bool:
    return named(host.laptop.page, "Start this café", QAbstractButton).isEnabled()


def _fills_in_who_to_ring(host: Host) -> None:
    laptop = host.laptop
    laptop.press("Settings")
    laptop.write("Your safeguarding lead, name", "Aileen")
    laptop.write("Your safeguarding lead, number", "01632 960014")
    laptop.write("Adult protection at your council", "01632 960120")
    laptop.write("Child protection at your council", "01632 960121")
    laptop.press("Read the steps")
    laptop.press("I have read them")


def test_a_topic_for_prepared_hosts_says_what_it_waits_for_until_nothing_is_left(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(LOSS)
    laptop = aileen.laptop

    # Planning is open. Starting is not, and every reason stands there in a sentence.
    assert not _can_start(aileen)
    assert "Before you can start" in laptop.sees
    who = "your safeguarding lead, local adult protection and local child protection"
    assert f"Fill in the number of {who}." in laptop.sees
    assert "Read the steps for when someone is upset, and tick that you have." in laptop.sees
    assert "This topic needs a full hour or more. Choose 60 minutes or longer." in laptop.sees
    assert "Still to tick on the list for the day: " in laptop.sees

    # The numbers are filled in once, for this laptop. The rest is still asked for.
    _fills_in_who_to_ring(aileen)
    laptop.window.back()
    assert "Fill in the number of" not in laptop.sees
    assert not _can_start(aileen)
    laptop.pick("Length", "90 minutes")
    assert "This topic needs a full hour or more." not in laptop.sees
    assert not _can_start(aileen)

    # Two hosts and a buddy are ticked by a person, who knows that they will come.
    cafe_id = laptop.page.cafe_id
    asked = laptop.services.plan.obstacles(cafe_id)
    assert {obstacle.code for obstacle in asked} >= {"second-facilitator", "buddy"}
    for obstacle in asked:
        aileen.ticks(obstacle.text.removeprefix("Still to tick on the list for the day: ").removesuffix("."))
    assert "Before you can start" not in laptop.sees
    assert _can_start(aileen)


def test_any_evening_asks_for_the_numbers_and_a_gentle_one_does_not_wait(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(GENTLE)
    assert "Have these ready" in aileen.laptop.sees
    assert "Any evening can bring things up." in aileen.laptop.sees
    assert _can_start(aileen)


def test_the_locked_topic_opens_with_its_programme_s_kit(aileen: Host, ishbel: Coordinator, tmp_path: Path) -> None:
    gbv = topics.find("gbv")
    assert gbv is not None
    ishbel.sets_up()
    file = ishbel.makes_a_programme("East Glens women’s health", "cafes@eastglens.example", tmp_path / "east-glens")
    kit = tmp_path / "Prepared hosts.cafekit"
    ishbel.laptop.window.go("topics")
    ishbel.laptop.press("Share a kit")
    ishbel.laptop.write("What to call it", "Prepared hosts")
    ishbel.laptop.press(gbv.title)
    ishbel.laptop.chooser.will_choose(kit)
    ishbel.laptop.press("Save the kit")
    ishbel.laptop.switch_off()
    assert kit.exists()

    aileen.sets_up_with_the_programme_s_file(file)
    laptop = aileen.laptop
    laptop.press("Topics")
    laptop.press(f"{gbv.title}, locked")
    assert gbv.questions[0] not in laptop.sees
    laptop.chooser.will_choose(kit)
    laptop.press("Open a kit")
    laptop.wait(lambda: "From your programme" in laptop.sees)
    laptop.press("Take it in")
    assert gbv.questions[0] in laptop.sees
