import { cases, ROLL, type Step } from './generate.ts';

/** A province as bench/plan-instances.ts has it: 1,190 towns in 90 counties and 15 cities, 300 units that lead and 900 that help. */
export const places: readonly Step[] = [
  ['schema', 'create schema bench'],
  ['chance', ROLL],
  [
    'team',
    `create unlogged table bench.team as
      select 'town-' || n as area, 'town' as kind, case when n <= 770 then 7 else 6 end as size,
        'county-' || ((n - 1) % 90 + 1) as county, 'city-' || ((n - 1) % 15 + 1) as city
      from generate_series(1, 1190) n
      union all
      select 'county-' || n, 'county', 1, 'county-' || n, 'city-' || ((n - 1) % 15 + 1) from generate_series(1, 90) n`,
  ],
  [
    'helped',
    `create unlogged table bench.helped as
      select t.*, 'lead-' || (1 + bench.roll(t.area || ' lead', 300)) as lead,
        'unit-' || (1 + bench.roll(t.area || ' first', 450)) as first,
        'unit-' || (451 + bench.roll(t.area || ' second', 450)) as second,
        (array['2021-07-01', '2021-10-01', '2022-03-01'])[1 + bench.roll(t.area || ' wave', 3)]::date as came
      from bench.team t`,
  ],
  [
    'unit',
    `insert into unit (code, parent, kind, line)
      select code, 'sz', 'department', array['sz', code] from (
        select 'lead-' || n as code from generate_series(1, 300) n
        union all select 'unit-' || n from generate_series(1, 900) n) u`,
  ],
  [
    'unit_name',
    `insert into unit_name (unit, name, period)
      select code, '单位' || code, '(,)' from unit where code ~ '^(lead|unit)-'`,
  ],
  [
    'city',
    `insert into area (code, kind, name, parent, line, source)
      select 'city-' || n, 'city', '第' || n || '市', null, array['city-' || n], 'bench' from generate_series(1, 15) n`,
  ],
  [
    'headquarters',
    `insert into area (code, kind, name, parent, line, source)
      select 'hq-' || code, 'headquarters', name || '指挥部', code, array[code, 'hq-' || code], 'bench'
      from area where code ~ '^city-'`,
  ],
  [
    'area',
    `insert into area (code, kind, name, parent, line, source)
      select area, kind, '名' || area, case kind when 'town' then county else city end,
        case kind when 'town' then array[city, county, area] else array[city, area] end, 'bench'
      from bench.team order by kind`,
  ],
  [
    'pairing',
    `insert into pairing (area, unit, role, period)
      select h.area, u.unit, u.role, '[2021-03-15,)'
      from bench.helped h cross join lateral (values (h.lead, 'lead'), (h.first, 'member'), (h.second, 'member')) u(unit, role)
      where h.kind = 'town' or u.role = 'lead'`,
  ],
  [
    'places of seats',
    `create unlogged table bench.seat as
      select h.area || '/' || n as id, h.*, n,
        case when h.kind = 'county' then 'head' when n = 1 then 'leader' else 'member' end as role,
        (array[h.lead, h.first, h.second])[(n - 1) % 3 + 1] as unit
      from bench.helped h cross join lateral generate_series(1, h.size) n`,
  ],
  [
    'seat',
    `insert into seat (id, area, n, role, supplying_unit)
      select id, area, n, role, unit from bench.seat`,
  ],
  ['seat_supply', `insert into seat_supply (seat, unit, period) select id, unit, '(,)' from bench.seat`],
  [
    'places of cases',
    `create unlogged table bench.places as
      select area, jsonb_build_object('leadUnit', lead, 'root', 'sz', 'municipality', 'sz', 'host', county,
        'headquarters', 'hq-' || city, 'town', area) as places
      from bench.helped`,
  ],
  [
    'account',
    `insert into account (id, name)
      select 'a-' || code, code from area where code ~ '^hq-city-' union all select 'a-province', 'province'`,
  ],
  [
    'holding',
    `insert into holding (account, office, period)
      select a.id, h.code || '/headquarters', '[2000-01-01,)'
      from area h join account a on a.id in ('a-' || h.code, 'a-province') where h.code ~ '^hq-city-'`,
  ],
  [
    'team case',
    cases(`
      select 'team/' || h.area as id, 'team' as kind, h.area as town, h.lead as unit, date '2021-03-15' as opened_on,
        null::date as ended_on, 'complete' as stage, 12 as events,
        jsonb_build_object('area', h.area, 'seats', (
          select jsonb_object_agg(s.id, jsonb_build_object('role', s.role, 'relief', null, 'filling', null, 'termMonths', 36))
          from bench.seat s where s.area = h.area)) as state
      from bench.helped h`),
  ],
  [
    'village',
    `insert into village (code, town, name, tags, source)
      select area || '-v' || n, area, '村' || n, '{}', 'invented' from bench.team cross join generate_series(1, 10) n
      where kind = 'town'`,
  ],
  [
    'village_wish',
    `insert into village_wish (village, period, document)
      select code, '[2021-09-01,)', '函〔2021〕1号' from village where code ~ '^town-.*-v[1-6]$'`,
  ],
];
