/* Shows the sentence that holds the words to which the address points: #char=10,20 within #char=0,80. */

function span(fragment) {
  const found = /^#?char=(\d+),(\d+)$/.exec(fragment);
  return found && found.slice(1).map(Number);
}

function showWords() {
  const words = span(location.hash);
  if (!words || document.getElementById(location.hash.slice(1))) return;
  const holds = ({ id }) => {
    const [start, end] = span(id) ?? [1, 0];
    return start <= words[0] && words[1] <= end;
  };
  const passage = [...document.querySelectorAll("a.passage")].find(holds);
  if (passage) location.replace(`#${passage.id}`);
}

addEventListener("hashchange", showWords);
showWords();
