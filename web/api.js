const API = '/api/v1/';

/** A refusal, as the API words it: zh, en and the field. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const away = {
  status: 0,
  code: 'away',
  detail: '连接不上服务,请稍后重试,不会重复办理。',
  detail_en: 'The server cannot be reached: try again, nothing is done twice.',
  field: null,
};

async function call(method, path, { body, key, file } = {}) {
  let response;
  try {
    response = await fetch(API + path, {
      method,
      headers: {
        'x-requested-with': 'lunhuan',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(file !== undefined && { 'content-type': fileType(file) }),
      },
      body: file ?? (body && JSON.stringify(body)),
    });
  } catch {
    throw new Refused(away);
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => away);
  if (!response.ok) throw new Refused(answer);
  return answer;
}

export const get = (path) => call('GET', path);
export const remove = (path) => call('DELETE', path);

/** Every page of a list, as far as a screen goes. */
export async function all(path, most = 1000) {
  const items = [];
  for (let cursor = ''; ;) {
    const page = await get(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`);
    items.push(...page.items);
    if (page.next === null || items.length >= most) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** Requests that nobody knows the end of, with the key that they were sent with: sent again, they are not done twice. */
const uncertain = new Map();

export const post = (path, body) => once(`${path} ${JSON.stringify(body)}`, path, { body });

/** A list as it is: what it holds is found out where it is read. */
export const upload = (path, file) =>
  once(`${path} ${file.name} ${file.size} ${file.lastModified}`, path, { file });

const fileType = ({ name }) =>
  /\.xls[xm]$/i.test(name) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';

async function once(asked, path, sent) {
  const key = uncertain.get(asked) ?? crypto.randomUUID();
  uncertain.set(asked, key);
  try {
    const answer = await call('POST', path, { ...sent, key });
    uncertain.delete(asked);
    return answer;
  } catch (error) {
    if (error.problem.status !== 0 && error.problem.status < 500) uncertain.delete(asked);
    throw error;
  }
}

/** Where the API keeps a case: `selection/440513101/1` is at `selections/440513101/1`, a duty among the duties. */
export const addressOf = (id) =>
  id
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace('/', 's/')
    .replace(/^dutys/, 'duties');
