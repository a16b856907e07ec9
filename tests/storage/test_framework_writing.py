"""What is written of a model's tree is read back the same, whatever its texts hold."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.yaml_tree import UNSEEN, read_tree

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(
    lambda text: not UNSEEN.search(text)
)
texts |= st.sampled_from(
    ["a\x85b", "\u2028", "\u2029c", "1.10", "true", "2025-01-31", " lead", "tail ", "a: b", "# x"]
)
numbers = st.integers(-(10**15), 10**15) | st.decimals(-1000, 1000, places=6).map(float)


@given(
    st.dictionaries(texts.filter(lambda key: not key.isdigit()), texts | numbers | st.booleans(), max_size=5)
)
def test_any_text_and_number_comes_back(tree: dict[str, Any]) -> None:
    found = read_tree(write_tree({"top": {f"k{key}": value for key, value in tree.items()}}), "tree.yaml")
    assert found.value == {"top": {f"k{key}": value for key, value in tree.items()}}
