/** The filter: shows the facts of chosen outcomes, of a type and of a document. */
(() => {
  'use strict';

  const filter = document.querySelector('.filter');
  const boxes = [...filter.querySelectorAll('input')];
  const [type, doc] = filter.querySelectorAll('select');
  const count = filter.querySelector('output');
  const facts = [...document.querySelectorAll('.outcomes li')];

  function apply() {
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const part of document.querySelectorAll('.document')) {
      const isWanted = !doc.value || part.dataset.doc === doc.value;
      for (const sentence of part.querySelectorAll('.judged')) {
        for (const outcome of sentence.querySelectorAll('.outcomes > section')) {
          for (const fact of outcome.querySelectorAll('li')) {
            fact.hidden = !isWanted || !kinds.has(fact.dataset.kind) || (type.value !== '' && fact.dataset.type !== type.value);
            shown += !fact.hidden;
          }
          outcome.hidden = !outcome.querySelector('li:not([hidden])');
        }
        sentence.hidden = !sentence.querySelector('li:not([hidden])');
      }
      part.hidden = !part.querySelector('.judged:not([hidden])');
    }
    count.value = `${shown.toLocaleString('en')} of ${facts.length.toLocaleString('en')} facts`;
  }

  filter.addEventListener('change', apply);
  filter.hidden = false;
  // A browser may restore earlier choices when the page is reloaded.
  apply();
})();
