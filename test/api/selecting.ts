import { HR, holderOf, TOWN, type Answered, type Http } from './http.ts';

const base = `selections/${TOWN}/1`;
const DAY = '2021-03-15';
const paper = (item: string, on = DAY) => ({ item, number: `${item}〔2021〕1号`, on });

/** What HR puts on the case file with a nomination. */
export const papers = ['recommendation', 'consent', 'fileCheck', 'health', 'vetting', 'talk'].map((item) =>
  paper(item),
);

/** What the organisation department puts there before it sends these people out. */
export const letterAndTraining = (persons: readonly string[], on: string) => ({
  entries: persons.flatMap((person) =>
    ['letter', 'training'].map((item) => ({ person, ...paper(item, on) })),
  ),
});

/** 廉政意见: the signature of discipline inspection brings it to the file. */
export const opinion = { document: { number: '廉意〔2021〕2号', on: DAY } };

/** Nominates the first of a seat's supplying unit whom the rules let through. Answers who it is. */
export async function nominate({ get, post }: Http, seat: string, supplyingUnit: string): Promise<string> {
  const hr = holderOf(`${supplyingUnit}/hr`);
  const { body } = await get(hr, `cadres?limit=200&unit=${supplyingUnit}`);
  for (const { id, wantedBy } of body.items) {
    if (wantedBy !== null) continue;
    const { status } = await post(hr, `${base}/nominations`, { seat, person: id, file: papers });
    if (status === 200) return id;
  }
  throw new Error(`nobody of ${supplyingUnit} may be nominated for ${seat}`);
}

/** Launches the town's first selection and nominates somebody for each seat. Answers who, by seat. */
export async function nominateAll(http: Http): Promise<Map<string, string>> {
  await http.post(HR, `teams/${TOWN}/selections`, {});
  await http.stack.driver.settle();
  const { body } = await http.get(HR, base);
  const people = new Map<string, string>();
  for (const { seat, supplyingUnit } of body.seats)
    people.set(seat, await nominate(http, seat, supplyingUnit));
  return people;
}

/** Carries out every task of the selection that an approval or a notice asks for, until none is left. */
export async function approveAll(http: Http, reader: string): Promise<Answered['body']> {
  for (;;) {
    const { body: selection } = await http.get(reader, base);
    const acts = selection.tasks.filter(({ act }: { act: string }) => act in deeds);
    if (acts.length === 0) return selection;
    for (const { act, subject, office } of acts) {
      const [path, body, which] = deeds[act as keyof typeof deeds](subject, office);
      const answered = await http.post(holderOf(office, which), `${base}/${path}`, body);
      if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
    }
  }
}

/** Who nominated is number 1, so that number 2 decides; who records minutes does not confirm them. */
const deeds = {
  decide: (approval: string, office: string) => {
    const brings = office.endsWith('/discipline') ? opinion : {};
    return ['decisions', { items: [{ approval, verdict: 'agree', ...brings }] }, 2] as [
      string,
      unknown,
      1 | 2,
    ];
  },
  minute: (approval: string) =>
    [
      'minutes',
      {
        ...{ number: '纪要〔2021〕3号', heldOn: DAY, due: 9, present: 7 },
        items: [{ approval, agree: 6, disagree: 1, defer: 0 }],
      },
      1,
    ] as [string, unknown, 1 | 2],
  confirmMinutes: (approval: string) =>
    ['minutes/confirmations', { approvals: [approval] }, 2] as [string, unknown, 1 | 2],
  publishNotice: (person: string) =>
    ['notices', { persons: [person], number: '公示〔2021〕1号' }, 1] as [string, unknown, 1 | 2],
};
