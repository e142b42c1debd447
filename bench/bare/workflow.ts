import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

interface Activities {
  write(id: string, act: number): Promise<number>;
}

const { write } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** The least that a case could be: each act is an update that a local activity writes down. It ends with the last one. */
export async function bare(id: string, acts: number): Promise<void> {
  let done = 0;
  setHandler(defineUpdate<void, [number]>('act'), async (act) => {
    done = await write(id, act);
  });
  await condition(() => done === acts && allHandlersFinished());
}
