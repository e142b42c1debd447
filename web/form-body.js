import { both, h } from './dom.js';

function put(body, path, value, listed) {
  const [last, ...rest] = path.split('.').toReversed();
  let place = body;
  const way = rest.toReversed();
  way.forEach((part, n) => {
    place = place[part] ??= /^\d+$/.test(way[n + 1] ?? last) ? [] : {};
  });
  if (listed) (place[last] ??= []).push(value);
  else place[last] = value;
}

const valueOf = ({ type, value, dataset }) =>
  dataset.flag !== undefined ? true : type === 'number' ? Number(value) : value;

/** The body that a form stands for: what is empty or disabled is left out, so that rows may leave holes. */
export function bodyOf(form) {
  const body = {};
  for (const input of form.elements) {
    if (!input.name || input.matches(':disabled') || (input.type === 'checkbox' && !input.checked)) continue;
    const listed = input.dataset.list !== undefined;
    if (listed || input.value.trim() !== '') put(body, input.name, valueOf(input), listed);
  }
  return body;
}

export const withoutHoles = (body) => (body.items ? { ...body, items: body.items.filter(Boolean) } : body);

/** Where in the form a field of what was sent is: rows that were left out stand there all the same. */
const placeOf = (field, { typed, sent }) =>
  field.replace(/^items\.(\d+)/, (as, n) => {
    const row = typed.items?.indexOf(sent.items?.[n]) ?? -1;
    return row < 0 ? as : `items.${row}`;
  });

/** The input itself, one of what it is made of, the list that it is in, or whatever there is to fill in on its row. */
function inputAt(inputs, field) {
  const row = /^items\.\d+\./.exec(field)?.[0];
  const fits = [
    ({ name }) => name === field,
    ({ name }) => name.startsWith(`${field}.`),
    ({ name }) => field.startsWith(`${name}.`),
    ({ name }) => row && name.startsWith(row),
  ];
  return fits.map((is) => inputs.find(is)).find(Boolean);
}

/** Says beside each field that a refusal names what is wrong with it, and goes to the first; or to the refusal itself. */
export function pointAt(form, problem, { typed, sent, otherwise }) {
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  }
  for (const words of form.querySelectorAll('.wrong')) words.remove();
  const { field, detail, detail_en, errors = [] } = problem;
  const wrong = errors.length > 0 ? errors : field ? [{ field, message: detail, message_en: detail_en }] : [];
  const inputs = [...form.elements].filter(({ name, type }) => name && type !== 'hidden');
  const found = wrong.flatMap((error) => {
    const input = inputAt(inputs, placeOf(error.field, { typed, sent }));
    return input ? [[input, error]] : [];
  });
  found.forEach(([input, { message, message_en }], n) => {
    if (input.hasAttribute('aria-invalid')) return;
    const words = h('small', { class: 'wrong', id: `wrong-${n}` }, both([message, message_en]));
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', words.id);
    (input.closest('label') ?? input).after(words);
    for (let at = input.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
  });
  (found[0]?.[0] ?? otherwise).focus();
}
