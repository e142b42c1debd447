import { post, Refused } from './api.js';
import { both, h } from './dom.js';
import { bodyOf, pointAt, withoutHoles } from './form-body.js';
import { noticing, refresh, refusal } from './screen.js';

const label = (words, input, { hint } = {}) =>
  h('label', { class: 'field' }, h('span', {}, both(words)), input, hint && h('small', {}, hint));

/**
 * Fields are named by their place in the body: `onBehalf.document` is where it goes, and where a refusal points. `known` are words that
 * are there already: what is meant to be the same is written the same.
 */
export const text = (name, words, options = {}) => {
  const { optional = false, type = 'text', value, min, max, step, known = [] } = options;
  const list = known.length > 0 ? `known-${name}` : null;
  const input = { name, type, value, min, max, step, list, required: !optional, autocomplete: 'off' };
  return label(
    words,
    [
      h('input', input),
      list && h('datalist', { id: list }, ...known.map((one) => h('option', { value: one }))),
    ],
    options,
  );
};
export const number = (name, words, value, max) => text(name, words, { type: 'number', min: 0, max, value });
export const date = (name, words, value, optional = false) =>
  text(name, words, { type: 'date', value, optional });
export const area = (name, words, options = {}) =>
  label(
    words,
    h('textarea', { name, rows: options.rows ?? 3, required: !options.optional }, options.value),
    options,
  );
export const choice = (name, words, items, optional = false, options = {}) =>
  label(
    words,
    h(
      'select',
      { name, required: !optional },
      optional && h('option', { value: '' }),
      ...items.map(({ value, words: said, selected }) => h('option', { value, selected }, said)),
    ),
    options,
  );
export const checks = (name, words, items) =>
  h(
    'fieldset',
    {},
    h('legend', {}, both(words)),
    ...items.map(({ value, words: said, checked = true }) =>
      h(
        'label',
        { class: 'check' },
        h('input', { type: 'checkbox', name, value, checked, 'data-list': true }),
        said,
      ),
    ),
  );
/** Yes, or not said. */
export const flag = (name, words) =>
  h(
    'label',
    { class: 'check' },
    h('input', { type: 'checkbox', name, value: 'true', 'data-flag': true }),
    both(words),
  );
export const fixed = (name, value) => h('input', { type: 'hidden', name, value });

/** A list of one that nobody has to tick. */
export const listed = (name, value) => h('input', { type: 'hidden', name, value, 'data-list': true });

/**
 * Asks in a dialog, beside what is refreshed: nothing that somebody types is touched by what happens meanwhile.
 * `wide` is for tables. `refused` may add to the form what a refusal asks for; `shape` makes the body of what the fields say,
 * `pathOf` the address, where a field decides it.
 */
export function ask({
  title,
  about,
  path,
  fields,
  send,
  refused,
  wide = false,
  shape = (body) => body,
  pathOf = () => path,
}) {
  const answer = h('div', { id: 'refused', tabindex: '-1' });
  const button = h('button', { class: 'primary' }, both(send ?? title));
  const close = () => dialog.close();
  const form = h(
    'form',
    { class: 'act' },
    h('h3', { id: 'dialog-title' }, both(title)),
    about && h('p', {}, about),
    ...fields,
    answer,
    h('p', { class: 'buttons' }, button, h('button', { type: 'button', onclick: close }, '取消 Cancel')),
  );
  const dialog = openable(form);
  dialog.classList.toggle('wide', wide);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const typed = bodyOf(form);
    const said = withoutHoles(typed);
    const body = shape(said);
    try {
      await post(pathOf(said), body);
      dialog.close();
      await refresh();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answer.replaceChildren(refusal(error.problem));
      refused?.(error.problem, form);
      pointAt(form, error.problem, { typed, sent: body, otherwise: answer });
    } finally {
      button.disabled = false;
    }
  });
  dialog.showModal();
  form.querySelector('input:not([type=hidden]), select, textarea')?.focus();
}

/** A dialog that goes when it is closed, and gives the focus back. Its title has the id `dialog-title`. */
export function openable(content) {
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' }, content);
  const opener = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    // Another one may have been opened from this one.
    if (document.querySelector('dialog[open]')) return;
    (opener?.isConnected ? opener : document.querySelector('main h2'))?.focus();
  });
  document.body.append(dialog);
  return dialog;
}

/** Offers one of several acts: `choices` are words, what it does, a hint and how it looks. */
export function choose({ title, about, choices }) {
  const take = (run) => () => {
    dialog.close();
    void noticing(run);
  };
  const dialog = openable(
    h(
      'div',
      { class: 'act' },
      h('h3', { id: 'dialog-title' }, both(title)),
      h('p', {}, about),
      h(
        'ul',
        { class: 'choices' },
        ...choices.map(({ words, run, hint, tone = '' }) =>
          h(
            'li',
            {},
            h('button', { type: 'button', class: tone, onclick: take(run) }, both(words)),
            h('small', {}, both(hint)),
          ),
        ),
      ),
      h(
        'p',
        { class: 'buttons' },
        h('button', { type: 'button', onclick: () => dialog.close() }, '取消 Cancel'),
      ),
    ),
  );
  dialog.showModal();
}
