import { both, h } from './dom.js';
import { caseLink, nameOf } from './names.js';
import { pair } from './words.js';

const parts = { leave: ['请假', 'leave'], check: ['抽查', 'spot check'] };

/** `presence/posting/440513101/1/1/2021-04`, `supervision/440513101/2021#leave:1`, or a case: what an entry of the record is called. */
export function entryName(entry) {
  const [id, part = ''] = entry.split('#');
  const [kind, ...rest] = id.split('/');
  if (kind === 'presence') return `${rest.at(-1)} 在岗 presence ${nameOf(rest[1])}`;
  const [what, n] = part.split(':');
  const words = parts[what] ?? pair('kind', kindOf(kind));
  return [...words, ...rest.map(nameOf), n].filter(Boolean).join(' ');
}

/** `work-item` is the kind `workItem`. */
const kindOf = (kind) => kind.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

const entryLink = (entry) =>
  entry.startsWith('presence/') ? entryName(entry) : caseLink(entry.split('#')[0], entryName(entry));

/** What a grade rests on, unfolded on demand. */
export const entriesOf = (key, entries) =>
  entries.length > 0 &&
  h(
    'details',
    { key: `entries ${key}` },
    h('summary', {}, `${entries.length} 项 entries`),
    h('ul', {}, ...entries.map((entry) => h('li', {}, entryLink(entry)))),
  );

/** Those of the record that a grade may cite, to be ticked. */
export function citing(name, citable, cited = []) {
  const count = h('span', {});
  const boxes = citable.map((entry) =>
    h('input', { type: 'checkbox', name, value: entry, checked: cited.includes(entry), 'data-list': true }),
  );
  const tell = () =>
    count.replaceChildren(`${boxes.filter(({ checked }) => checked).length} / ${citable.length}`);
  const all = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        for (const box of boxes) box.checked = true;
        tell();
      },
    },
    both(['全部引用', 'Cite all']),
  );
  tell();
  return h(
    'details',
    { onchange: tell },
    h('summary', {}, both(['依据', 'Rests on']), ' ', count),
    citable.length === 0
      ? h('p', { class: 'quiet' }, '没有可引用的记录 Nothing on record to cite')
      : h('p', {}, all),
    ...boxes.map((box, n) => h('label', { class: 'check' }, box, entryName(citable[n]))),
  );
}
