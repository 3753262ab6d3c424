"""Long work leaves the window free, can be stopped, and answers in the window."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from cafe.core.errors import CafeError, ProblemToFix
from cafe.ui.tasks import Progress, TaskRunner


def test_a_job_answers_in_the_window_with_its_progress(qtbot: QtBot) -> None:
    runner, steps, answers = TaskRunner(), [], []

    def job(progress: Progress) -> str:
        progress.report(1, 2)
        return threading.current_thread().name

    task = runner.run(job, on_done=answers.append, on_refused=answers.append)
    task.progressed.connect(lambda done, of: steps.append((done, of)))
    qtbot.waitUntil(lambda: answers != [])
    assert answers[0].startswith("cafe")
    assert not runner.is_busy
    runner.close()


def test_a_problem_comes_back_as_a_sentence(qtbot: QtBot) -> None:
    runner, refused = TaskRunner(), []

    def job(_progress: Progress) -> None:
        raise ProblemToFix("The stick is full. Nothing is lost.")

    runner.run(job, on_done=lambda _: None, on_refused=refused.append)
    qtbot.waitUntil(lambda: refused != [])
    assert isinstance(refused[0], CafeError)
    runner.close()


def test_a_job_that_is_asked_to_stop_stops_at_its_next_step(qtbot: QtBot) -> None:
    runner, answers, stopped = TaskRunner(), [], []
    go_on = threading.Event()

    def job(progress: Progress) -> str:
        go_on.wait(5)
        progress.report(1, 2)
        return "went on"

    task = runner.run(job, on_done=answers.append, on_refused=answers.append)
    task.stopped.connect(lambda: stopped.append(True))
    task.stop()
    go_on.set()
    qtbot.waitUntil(lambda: stopped != [])
    assert answers == []
    runner.close()


def test_what_ends_while_the_window_goes_is_finished_and_tells_nobody(qtbot: QtBot) -> None:
    runner, heard, did = TaskRunner(), [], []
    go_on = threading.Event()

    def job(_progress: Progress) -> None:
        go_on.wait(5)
        did.append("kept")

    runner.run(job, on_done=heard.append, on_refused=heard.append)
    second = runner.run(job, on_done=heard.append, on_refused=heard.append)
    second.stopped.connect(lambda: heard.append("stopped"))
    go_on.set()
    runner.close()
    runner.run(job, on_done=heard.append, on_refused=heard.append)
    qtbot.wait(20)  # whatever was on its way has come
    assert heard == []
    assert did in (["kept"], ["kept", "kept"])  # the one under way to its end; the next only if it had begun


def test_our_own_mistake_in_a_job_reaches_the_apology_and_frees_the_runner(qtbot: QtBot) -> None:
    runner = TaskRunner()

    def job(_progress: Progress) -> None:
        raise KeyError("a slip")

    with qtbot.captureExceptions() as caught:
        runner.run(job, on_done=lambda _: None, on_refused=lambda _: None)
        qtbot.waitUntil(lambda: caught != [])
    assert [kind for kind, _problem, _trace in caught] == [KeyError]
    assert not runner.is_busy
    runner.close()
