/** The identities that a newcomer tries first: one for each role, all around one town of 市财政局. */
const examples: readonly (readonly [account: string, who: string])[] = [
  ['a-sz-caizhengju-hr-1', 'HR of 市财政局: launches selections, nominates its people'],
  ['a-sz-caizhengju-discipline-1', 'approver: discipline inspection of 市财政局'],
  ['a-sz-caizhengju-partyGroup-1', 'approver: Party group of 市财政局, records and confirms minutes'],
  ['a-sz-orgDepartment-1', 'approver: the city’s organisation department'],
  ['a-sz-leadingGroup-1', 'approver: the leading group'],
  ['a-440513-host-1', 'host: 潮阳区, decides on posts in its towns'],
  ['a-sz-leader-1', 'leader: asks how things stand'],
  ['a-sz-supervisor-1', 'supervisor'],
  ['a-sz-administrator-1', 'administrator: moves the demonstration’s date'],
];

/** A table for the terminal. Each office has a second account that ends in -2: who nominates does not approve. */
export function describe(): string {
  const width = Math.max(...examples.map(([account]) => account.length));
  return examples.map(([account, who]) => `  ${account.padEnd(width)}  ${who}`).join('\n');
}
