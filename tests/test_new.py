"""``redroutes new`` learns the languages from the site record alone."""

from __future__ import annotations

from pathlib import Path

from support import run_redroutes


def speak_french(routes: Path) -> None:
    """Another language in the site record only; every other record then has faults."""
    site = routes / "site.yml"
    text = site.read_text("utf-8")
    assert "languages:\n" in text
    site.write_text(
        text.replace("languages:\n", "languages:\n  - {id: fr, tag: fr, name: Français}\n"), "utf-8"
    )


def test_faults_of_other_records_do_not_matter(tiny_copy: Path) -> None:
    """The skeleton has the site's languages, whatever state the records are in."""
    speak_french(tiny_copy)
    (tiny_copy / "positions" / "old-mill.yml").write_text("no: [record", "utf-8")
    (tiny_copy / "towns.yml").unlink()
    made = run_redroutes("new", "tours", "night-walk", "--routes", str(tiny_copy))
    assert made.returncode == 0, made.stderr
    assert made.stdout.endswith("night-walk.yml written. Fill it in, then run: redroutes check\n")
    skeleton = (tiny_copy / "tours" / "night-walk.yml").read_text("utf-8")
    assert "name:\n  fr: \n  en: \n  zh: \n" in skeleton


def test_a_fault_in_the_site_record_is_said(tiny_copy: Path) -> None:
    """With its place; no language is guessed and nothing is written."""
    site = tiny_copy / "site.yml"
    site.write_text(site.read_text("utf-8").replace("timezone:", "time_zone:"), "utf-8")
    made = run_redroutes("new", "tours", "night-walk", "--routes", str(tiny_copy))
    assert made.returncode == 1
    assert f"{tiny_copy}/site.yml:" in made.stdout
    assert "[unknown-field]" in made.stdout
    assert "The languages of the texts stand in site.yml: correct it first." in made.stderr
    assert not (tiny_copy / "tours" / "night-walk.yml").exists()


def test_a_folder_without_a_site_record_is_said(tmp_path: Path) -> None:
    """Not even the folder of the kind is made."""
    made = run_redroutes("new", "lessons", "first", "--routes", str(tmp_path / "routes"))
    assert made.returncode == 1
    assert "the file 'site.yml' is missing" in made.stdout
    assert not (tmp_path / "routes").exists()
