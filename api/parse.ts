import { z } from 'zod';
import { Problem, type FieldError } from './problem.ts';

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

/** Checks a part of a request. All that is wrong with it is said at once, in both languages. */
export function parse<T extends z.ZodType>(schema: T, input: unknown, part: FieldError['in']): z.output<T> {
  const parsed = schema.safeParse(input, { error: en });
  if (parsed.success) return parsed.data;
  const chinese = schema.safeParse(input, { error: zh }).error?.issues ?? [];
  throw new Problem('bad-request', {
    errors: parsed.error.issues.flatMap((issue, n) => fieldErrors(issue, chinese[n]?.message, part)),
  });
}

function fieldErrors(
  issue: z.core.$ZodIssue,
  chinese: string | undefined,
  part: FieldError['in'],
): FieldError[] {
  const { path, message: message_en } = issue;
  const message = chinese ?? message_en;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...{ in: part, field: [...path, key].join('.') },
      message: '没有这个字段',
      message_en: 'There is no such field',
    }));
  }
  return [{ in: part, field: path.join('.'), message, message_en }];
}

/** One thing that is wrong with a request, beyond what a schema says. */
export const invalid = (
  part: FieldError['in'],
  field: string,
  message: string,
  message_en: string,
): Problem => new Problem('bad-request', { errors: [{ in: part, field, message, message_en }] });
