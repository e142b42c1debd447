const API = '/api/v1';

/** An element with its attributes and children; text goes in as text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made[key] = value;
  made.append(...children);
  return made;
}

async function call(method, path, { body, key } = {}) {
  const response = await fetch(API + path, {
    method,
    headers: {
      'x-requested-with': 'lunhuan',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    body,
  });
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  return { response, text: json ? JSON.stringify(JSON.parse(text), null, 2) : text };
}

/** A body to begin with: every field of the schema with something of its type. */
function example(schema, schemas) {
  if (!schema) return undefined;
  if (schema.$ref) return example(schemas[schema.$ref.split('/').pop()], schemas);
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first) return example(first, schemas);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => example(part, schemas)));
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, part]) => [name, example(part, schemas)]),
      );
    case 'array':
      return [example(schema.items, schemas)];
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

function field(parameter) {
  const { name, schema } = parameter;
  const input = schema.enum
    ? element(
        'select',
        { name },
        element('option'),
        ...schema.enum.map((value) => element('option', {}, value)),
      )
    : element('input', { name, required: parameter.required === true });
  return element('label', {}, element('code', {}, name), input);
}

/** Only a path parameter that holds a case's id has slashes, and may be sent with them encoded. */
function addressOf(path, parameters, form) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(form.elements[name].value));
  const query = new URLSearchParams();
  for (const { name, in: where } of parameters) {
    const value = where === 'query' ? form.elements[name].value : '';
    if (value !== '') query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

function operation(path, method, described, schemas) {
  const { summary, requestBody, parameters = [] } = described;
  const media = requestBody?.content['application/json'];
  const keyed = parameters.some(({ name }) => name === 'Idempotency-Key');
  const fields = parameters.filter(({ in: where }) => where !== 'header').map(field);
  const answer = element('pre', { hidden: true });
  const form = element('form', {}, ...fields);
  if (media) {
    const value = JSON.stringify(example(media.schema, schemas), null, 2);
    form.append(
      element('textarea', { name: 'body', rows: Math.min(16, value.split('\n').length + 1), value }),
    );
  }
  form.append(element('button', {}, '发送 Send'), answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    answer.hidden = false;
    const address = addressOf(path, parameters, form);
    if (path.endsWith('/stream')) return follow(address, answer);
    const sent = { body: media && form.elements.body.value, key: keyed && crypto.randomUUID() };
    const { response, text } = await call(method.toUpperCase(), address, sent);
    answer.textContent = `${response.status} ${method.toUpperCase()} ${API}${address}\n\n${text}`;
  });
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      element('code', { className: `method ${method}` }, method.toUpperCase()),
      element('code', {}, path),
      ' ',
      element('span', {}, summary),
    ),
    form,
  );
}

function follow(address, answer) {
  const source = new EventSource(API + address);
  answer.textContent = '';
  source.addEventListener('recorded', ({ data }) => answer.prepend(`${data}\n`));
}

async function showIdentities() {
  const select = document.querySelector('#identity');
  const who = document.querySelector('#who');
  const showSession = async () => {
    const { response, text } = await call('GET', '/session');
    const session = response.ok ? JSON.parse(text) : undefined;
    who.textContent = session ? `${session.name} · ${session.today}` : '未登录 not signed in';
  };
  const { response, text } = await call('GET', '/demo-identities');
  if (response.ok) {
    const options = JSON.parse(text).items.map(({ account, name }) =>
      element('option', { value: account }, `${name} (${account})`),
    );
    select.append(element('option', { value: '' }), ...options);
    const signIn = async () => {
      await call('POST', '/sessions', { body: JSON.stringify({ account: select.value }) });
      await showSession();
    };
    select.addEventListener('change', () => void signIn());
  } else {
    select.parentElement.hidden = true;
  }
  await showSession();
}

async function showOperations() {
  const { text } = await call('GET', '/openapi.json');
  const { paths, components } = JSON.parse(text);
  const tags = new Map();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const [tag] = described.tags;
      tags.set(tag, [...(tags.get(tag) ?? []), operation(path, method, described, components.schemas)]);
    }
  }
  const sections = [...tags].map(([tag, items]) => element('section', {}, element('h2', {}, tag), ...items));
  document.querySelector('#operations').append(...sections);
  document.querySelector('#find').addEventListener('input', ({ target }) => {
    for (const item of document.querySelectorAll('details')) {
      item.hidden = !item.textContent.toLowerCase().includes(target.value.toLowerCase());
    }
  });
}

await showIdentities();
await showOperations();
