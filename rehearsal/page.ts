export const page = (result: unknown): string => `<pre>${JSON.stringify(result, null, 2)}</pre>`;
