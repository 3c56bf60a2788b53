"""Watch: what a save does to the screen, and the fact under the edit, to be answered."""

from __future__ import annotations

import pytest

from quizapp.tui.keys import WATCH

DECK = """\
deck: rivers
title: Rivers 강 [/]
as_of: 2021
licence: CC0-1.0
sources: {atlas: {title: An atlas, short: Atlas}}
cards:
  spain: {ask: "Which river [/] is the border?", answer: Bidasoa, wrong: [Ebro, Adour, Tagus], note: It is short., source: atlas ¶3, hint: It is small}
  norway: {ask: Which city is the capital of Norway?, answer: Oslo, ask_as: [typed], source: atlas}
  korea: {ask: 대한민국의 수도는 어디입니까?, answer: 서울, wrong: [평양, 도쿄, 베이징], ask_as: [choice], source: atlas}
events:
  kaesong: {what: The road opens, when: 2003-02, where: Kaesong, source: atlas}
  hanoi: {what: The leaders meet again, when: 2019-02, where: Hanoi, source: atlas}
  singapore: {what: The presidents shake hands, when: 2018-06, where: Singapore, source: atlas}
  panmunjom: {what: A line is crossed on foot, when: 2018-04, where: Panmunjom, source: atlas}
"""
BAD = DECK.replace("note: It is short.", 'noote: "짧다 [/]."')


async def test_a_problem_comes_with_a_save_and_goes_with_the_next(watching):
    """Mark, word, code, place, message, the line underlined and the remedy; then the calm of none."""
    async with watching(DECK) as author:
        assert "no problems · 7 facts" in author.sees()
        assert "✓ No problems." in author.sees()
        await author.save(BAD)
        seen = author.sees()
        assert "1 error · 7 facts" in seen
        assert "▸ ✗ error  unknown-key" in seen
        assert "deck.yaml:7:96" in seen
        assert "`noote` is not a key of a card." in seen
        assert 'noote: "짧다 [/]."' in seen
        assert "│" in seen
        assert "▔▔▔▔▔" in seen
        assert "Did you mean `note`?" in seen
        await author.save(DECK)
        assert "✓ No problems." in author.sees()


async def test_a_save_is_seen_without_being_told(watching):
    """The files are looked at again and again, whatever the author does with them."""
    async with watching(DECK) as author:
        author.path.write_text(BAD, encoding="utf-8")
        while "1 error" not in author.sees():
            await author.pilot.pause()
        assert "unknown-key" in author.sees()


async def test_the_fact_under_the_edit_is_shown(watching):
    """An edit of a fact brings it up; one of the head leaves what is there."""
    async with watching(DECK) as author:
        assert "Which river [/] is the border?" in author.sees()
        await author.save(DECK.replace("capital of Norway", "capital city of Norway"))
        assert "norway" in author.sees()
        assert "Which city is the capital city of Norway?" in author.sees()
        await author.save(DECK.replace("as_of: 2021", "as_of: 2022").replace("capital of Norway", "capital city of Norway"))
        assert "capital city of Norway" in author.sees()
        await author.save(DECK.replace("서울", "서울시"))
        assert "대한민국의 수도는 어디입니까?" in author.sees()


async def test_a_fact_is_answered_as_in_a_sitting_and_nothing_is_kept(watching, tmp_path):
    """A digit answers, what is told follows; Esc takes it back; no file is made."""
    async with watching(DECK) as author:
        right = str(author.app.screen.asked.shape.right + 1)
        await author.press(right)
        assert "✓ right — Bidasoa" in author.sees()
        assert "It is short." in author.sees()
        assert "Atlas ¶3" in author.sees()
        assert "again in" not in author.sees()
        await author.press("escape")
        assert "✓ right" not in author.sees()
        await author.press("2" if right == "1" else "1")
        assert "✗ not yet — Bidasoa" in author.sees()
        await author.press("u", "g")
        assert "✗ not yet — Bidasoa" in author.sees()
        await author.press("u", "i")
        assert "Hint: It is small" in author.sees()
    assert [each.name for each in tmp_path.rglob("*.db")] == []


async def test_a_digit_answers_while_the_problems_have_the_keys(watching):
    """Nothing else takes a digit there, and the question is in sight."""
    async with watching(BAD) as author:
        await author.press("1")
        assert " — Bidasoa" in author.sees()


async def test_typing_is_typing_and_the_field_keeps_what_stands_in_it(watching):
    """Letters go into the field, and a save that leaves the fact alone leaves them there."""
    async with watching(DECK) as author:
        await author.save(DECK.replace("capital of Norway", "capital city of Norway"))
        await author.type("nso")
        assert "▌ nso" in author.sees()
        await author.save(DECK.replace("capital of Norway", "capital city of Norway") + "# more\n")
        assert "▌ nso" in author.sees()
        await author.press("tab")
        assert "Tab question" in author.sees()
        await author.press("tab", *["backspace"] * 3)
        await author.type("Oslo")
        await author.press("enter")
        assert "✓ right — Oslo" in author.sees()


async def test_keys_step_through_cards_kinds_and_draws(watching):
    """N and p, w and W, s and S, ctrl with letters while typing; Enter after an answer goes to the next question."""
    async with watching(DECK) as author:
        await author.save(DECK.replace("The road opens", "The road is opened"))
        screen = author.app.screen
        assert [side.facet for side in screen.trial.sides] == ["when", "what", "where"]
        assert "card ▸when" in author.sees()
        await author.press("n")
        assert screen.trial.side.facet == "what"
        await author.press("p", "p")
        assert screen.trial.side.facet == "where"
        await author.press("n")
        kinds = screen.trial.kinds
        await author.press("w")
        assert screen.trial.kind == kinds[1]
        assert f"▸{kinds[1].replace('_', ' ')}" in author.sees()
        await author.press("W", "s", "s", "S")
        assert (screen.trial.kind, screen.trial.seed) == (kinds[0], 1)
        assert "draw 1" in author.sees()
        await author.press("1", "enter")
        assert screen.trial.kind == kinds[1]
        while not screen.typing:
            await author.press("w")
        await author.press("n", "ctrl+o")
        assert screen.trial.kind == kinds[(kinds.index("typed") + 1) % len(kinds)]


async def test_a_facet_that_cannot_be_asked_is_listed_with_the_reason(watching):
    """It stands among the others, marked, and says why and what to do."""
    text = DECK.replace("answer: Oslo, ", "")
    async with watching(text) as author:
        await author.save(text.replace("capital of", "capital city of"))
        assert "answer –" in author.sees()
        assert "Not asked: it has no `ask` with an `answer`." in author.sees()


async def test_a_problem_is_chosen_and_explained(watching):
    """Arrows choose, and the fact of the problem is shown; Enter says why it matters; a click chooses too."""
    text = BAD.replace("Kaesong, source", "Kaesong, sauce")
    async with watching(text) as author:
        await author.press("down", "down")
        assert "▸ ✗ error  unknown-key" in author.sees()
        assert "Did you mean `source`?" in author.sees()
        assert "kaesong" in author.sees()
        await author.press("enter")
        assert "a key that the format does not know" in author.sees()
        await author.press("escape")
        assert "a key that the format does not know" not in author.sees()
        await author.click("`noote`")
        assert "spain" in author.sees()


async def test_the_chosen_problem_stays_chosen_while_others_come(watching):
    """It is known by what it is, wherever its line has moved."""
    async with watching(BAD) as author:
        await author.save("# one more line\n" + BAD.replace("Kaesong, source", "Kaesong, sauce"))
        assert "Did you mean `source`?" in author.sees()  # the new one is chosen
        await author.press("up", "up")
        assert "Did you mean `note`?" in author.sees()
        await author.save("# two more\n# lines\n" + BAD.replace("Kaesong, source", "Kaesong, sauce"))
        assert "Did you mean `note`?" in author.sees()
        assert "deck.yaml:9:96" in author.sees()


async def test_a_deck_that_is_no_yaml_keeps_the_last_good_fact(watching):
    """The problem is told, and the fact stays, marked as it was; with the next save it is as it is."""
    async with watching(DECK) as author:
        await author.save(DECK.replace("서울", "서울시"))
        await author.save(DECK.replace("sources: {atlas: {title", "sources: {atlas: {title: [").replace("서울", "서울시"))
        assert "yaml-syntax" in author.sees()
        assert "대한민국의 수도는 어디입니까?" in author.sees()
        assert "It is not in the deck as that now stands." in " ".join(author.sees().split())
        await author.save(DECK)
        assert "no problems" in author.sees()
        assert "as that now stands" not in author.sees()


async def test_a_deck_that_is_gone_says_so_and_comes_back(watching):
    """What was there stays in sight, as of when it was; what comes back is read."""
    async with watching(DECK) as author:
        author.path.unlink()
        await author.looked(6)
        assert "The deck is gone." in author.sees()
        assert "Which river [/] is the border?" in author.sees()
        await author.save(BAD)
        assert "1 error" in author.sees()
        assert "is gone" not in author.sees()


@pytest.mark.parametrize("keys", [["q"], ["escape"], ["ctrl+c"], ["tab", "escape"]])
async def test_it_is_left_by_the_keys_that_leave(watching, keys):
    """With exit code 0, whichever side has the keys."""
    async with watching(BAD) as author:
        await author.press(*keys)
    assert author.app.return_value == 0


async def test_help_and_palette_know_its_commands(watching):
    """The table that binds the keys is what they are made from."""
    async with watching(BAD, size=(100, 70)) as author:
        await author.press("question_mark")
        for command in WATCH:
            assert command.name.partition(": ")[2] in author.sees()
        await author.press("escape", "ctrl+p")
        assert "problem: why it matters" in author.sees()


async def test_an_empty_deck_and_thousands_of_problems_are_shown(watching):
    """A deck without facts has nothing to ask; of very many problems as many are drawn as are in sight."""
    async with watching("deck: d\n") as author:
        assert "There is nothing to ask yet." in author.sees()
        many = "".join(f"  c{number}: {{ask: Q{number}?, anser: A}}\n" for number in range(3000))
        await author.save(f"deck: d\ncards:\n{many}")
        assert "more" in author.sees()
        await author.press("tab", "pagedown", "pagedown", "up")
        assert author.app.screen.findings.at > 10


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_what_it_looks_like(watching, same_as, size):
    """Problems and question beside each other, below each other, or one of them, by the room there is."""
    async with watching(BAD.replace("Kaesong, source", "Kaesong, sauce"), size=size) as author:
        same_as(f"watch-{size[0]}x{size[1]}", author)
        await author.press("tab", "1")
        same_as(f"watch-told-{size[0]}x{size[1]}", author)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (90, 40), (120, 40)])
async def test_the_chosen_problem_is_always_in_sight(watching, size):
    """However far one goes in a long list, the chosen one is shown with its remedy, and how many follow."""
    facts = "".join(f"  c{number}: {{ask: Q{number}?, anser: A}}\n" for number in range(40))
    async with watching(f"deck: d\ncards:\n{facts}", size=size) as author:
        for keys in (["down"] * 7, ["pagedown"] * 3, ["pageup"], ["up"] * 9):
            await author.press(*keys)
            rows = author.lines()
            (at,) = [number for number, row in enumerate(rows) if row.lstrip().startswith("▸ ")]
            assert f":{author.app.screen.findings.chosen.problem.line}:" in rows[at]
            last = author.app.screen.sight.found[-1].problem
            assert any(" more" in row or f":{last.line}:{last.column}" in row for row in rows)
            assert author.app.screen.findings.chosen.problem.hint[:20] in "\n".join(rows[at : at + 6])
