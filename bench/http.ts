import { randomUUID } from 'node:crypto';

/** Somebody signed in at the API who posts; the answer's time in milliseconds. */
export type Post = (path: string, body: unknown) => Promise<number>;

/** Signs somebody in: the header that says who they are. */
export async function authorization(url: string, account: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const { token } = (await response.json()) as { token: string };
  return `Bearer ${token}`;
}

/** Signs accounts in, each once. */
export function createHttp(url: string): (account: string) => Promise<Post> {
  const posts = new Map<string, Promise<Post>>();
  const signIn = async (account: string): Promise<Post> => {
    const header = await authorization(url, account);
    return async (path, body) => {
      const began = performance.now();
      const answered = await fetch(`${url}/api/v1/${path}`, {
        method: 'POST',
        headers: {
          authorization: header,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(body),
      });
      const text = await answered.text();
      const took = performance.now() - began;
      if (answered.status !== 200) throw new Error(`POST ${path} by ${account}: ${answered.status} ${text}`);
      return took;
    };
  };
  return (account) => {
    const known = posts.get(account) ?? signIn(account);
    posts.set(account, known);
    return known;
  };
}

/** Somebody signed in who reads; milliseconds until the whole answer is there. */
export type Get = (path: string) => Promise<number>;

export async function reader(url: string, account: string): Promise<Get> {
  const header = await authorization(url, account);
  return async (path) => {
    const began = performance.now();
    const answered = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: header } });
    const text = await answered.text();
    const took = performance.now() - began;
    if (answered.status !== 200) throw new Error(`GET ${path} by ${account}: ${answered.status} ${text}`);
    return took;
  };
}
