/** The review: turns the decisions made on the page into a table of corrections. */
(() => {
  'use strict';

  const desk = document.querySelector('.desk');
  const columns = JSON.parse(desk.dataset.columns);
  const changes = new Set(desk.dataset.changes.split(' '));
  const rows = [...document.querySelectorAll('[data-cells]')];
  let isSaved = true;

  const decisionOf = (row) => row.querySelector('[type=radio]:checked').value;

  function show() {
    let decided = 0;
    let lacking = 0;
    for (const row of rows) {
      const decision = decisionOf(row);
      const target = row.querySelector('.target');
      target.hidden = !changes.has(decision);
      target.querySelector('input').required = !target.hidden;
      target.querySelector('span').textContent = `${decision} ${JSON.parse(row.dataset.cells)[columns.indexOf('subject')]} →`;
      row.querySelector('.reason').hidden = decision === '';
      row.dataset.decision = decision;
      decided += decision !== '';
      lacking += !target.hidden && target.querySelector('input').value.trim() === '';
    }
    desk.querySelector('button').disabled = decided === 0 || lacking > 0;
    const missing = lacking ? `, ${lacking.toLocaleString('en')} of them without a target` : '';
    desk.querySelector('output').value = `${decided.toLocaleString('en')} of ${rows.length.toLocaleString('en')} decided${missing}`;
  }

  /** Returns the decided rows; open ones are left out. */
  function decisions() {
    const who = desk.elements.who.value.trim();
    return rows.filter((row) => decisionOf(row) !== '').map((row) => {
      const given = { decision: decisionOf(row), who, why: row.querySelector('[name=why]').value.trim() };
      if (changes.has(given.decision)) given.target = row.querySelector('[name=target]').value.trim();
      return JSON.parse(row.dataset.cells).map((cell, place) => given[columns[place]] ?? cell);
    });
  }

  desk.addEventListener('submit', (event) => {
    event.preventDefault();
    const address = URL.createObjectURL(new Blob([csvOf([columns, ...decisions()])], { type: 'text/csv' }));
    Object.assign(document.createElement('a'), { href: address, download: 'corrections.csv' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    isSaved = true;
  });
  document.addEventListener('input', () => {
    isSaved = false;
    show();
  });
  addEventListener('beforeunload', (event) => {
    if (!isSaved) event.preventDefault();
  });

  desk.hidden = false;
  for (const fieldset of document.querySelectorAll('fieldset')) fieldset.hidden = false;
  // A browser may restore earlier choices when the page is reloaded.
  show();
})();
