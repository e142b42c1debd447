/** An element. `key` tells `merge` what it is; `on…` are listeners; a value that is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key === 'key') made.dataset.key = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(
    ...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

/** Chinese with English beside it. */
export const both = ([zh, en]) => [zh, ' ', h('span', { class: 'en', lang: 'en' }, en)];

/** Rows that `merge` can tell apart; a cell that is missing is a dash. Wide tables scroll by themselves. */
export const table = (caption, headings, rows) =>
  h(
    'div',
    {
      class: 'scroll',
      key: `table ${caption[1]}`,
      tabindex: '0',
      role: 'region',
      'aria-label': caption.join(' '),
    },
    h(
      'table',
      { key: 'table' },
      h(
        'thead',
        { key: 'head' },
        h('tr', {}, ...headings.map((heading) => h('th', { scope: 'col' }, both(heading)))),
      ),
      h(
        'tbody',
        { key: 'body' },
        ...rows.map(({ key, cells }) => h('tr', { key }, ...cells.map((cell) => h('td', {}, cell ?? '—')))),
      ),
    ),
  );

/** Terms and what they are; those without a value are left out. */
export const facts = (key, pairs) =>
  h(
    'dl',
    { key },
    ...pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([term, value]) => h('div', { key: term[1] }, h('dt', {}, both(term)), h('dd', {}, value))),
  );

/**
 * Makes `parent` show `next` and keeps every element that is right already, so that focus, scrolling, what is typed
 * and what is unfolded stay as they are. Only elements with a key are looked into: their listeners stay valid.
 */
export function merge(parent, next) {
  for (const details of next.flatMap((node) => [node, ...(node.querySelectorAll?.('*') ?? [])])) {
    if (details.tagName !== 'DETAILS') continue;
    details.open =
      parent.querySelector(`details[data-key="${CSS.escape(details.dataset.key)}"]`)?.open ?? details.open;
  }
  mergeChildren(parent, next);
}

function mergeChildren(parent, next) {
  const old = new Map([...parent.childNodes].map((node, n) => [keyOf(node, n), node]));
  const wanted = next.map((node, n) => {
    const was = old.get(keyOf(node, n));
    if (was?.nodeName !== node.nodeName) return node;
    if (was.isEqualNode(node)) return was;
    if (node.dataset?.key === undefined || node.childElementCount === 0) return node;
    for (const { name } of [...was.attributes]) if (!node.hasAttribute(name)) was.removeAttribute(name);
    for (const { name, value } of node.attributes) was.setAttribute(name, value);
    mergeChildren(was, [...node.childNodes]);
    return was;
  });
  const stays = new Set(wanted);
  for (const node of [...parent.childNodes]) if (!stays.has(node)) node.remove();
  let place = parent.firstChild;
  for (const node of wanted) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
}

const keyOf = (node, n) => node.dataset?.key ?? n;
