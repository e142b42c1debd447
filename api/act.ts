import type { z } from 'zod';
import type { CaseKind } from '../domain/case.ts';
import type { OnBehalf } from '../domain/office.ts';
import { commandAnswer } from '../schemas/answers/common.ts';
import { carryOut, type StageText } from './commands.ts';
import { post, type Route } from './route.ts';

type Payload = Readonly<Record<string, unknown>>;

export interface ActOptions<P extends z.ZodObject, B extends z.ZodType> {
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params: P;
  readonly body: B;
  readonly kind: CaseKind;
  readonly case: (params: z.output<P>) => string;
  readonly act: string | ((body: z.output<B>) => string);
  /** What the command carries beside its envelope; the body as it is, without one. */
  readonly payload?: (body: z.output<B>, text: StageText, id: string) => Payload;
}

/** A route that carries out one act on one case. Whether the actor may is decided where it is recorded. */
export const act = <P extends z.ZodObject, B extends z.ZodType>(options: ActOptions<P, B>): Route => {
  const { path, tag, summary, params, body, kind, act: name, payload } = options;
  return post({
    ...{ path, tag, summary, params, body },
    answer: commandAnswer,
    handle: ({ params: where, body: asked, session, key, route, deps }) => {
      const { onBehalf, ...rest } = asked as Payload & { onBehalf?: OnBehalf };
      return carryOut(deps, {
        ...{ actor: session.account, route, key, kind, onBehalf, body: asked },
        case: options.case(where),
        act: typeof name === 'string' ? name : name(asked),
        payload: (text, id) => (payload ? payload(asked, text, id) : rest),
      });
    },
  });
};
