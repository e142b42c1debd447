import { describe, expect, it } from 'vitest';
import { hostAreaOf, isNativeTo } from '../../domain/host-area.ts';
import { shenzhen, TOWN } from '../support/shenzhen.ts';

const hostOf = (code: string) => hostAreaOf(shenzhen.areas, code);

describe('the host area', () => {
  it('is the county with all its towns, also of a town', () => {
    const county = hostOf('440513');
    expect(county).toMatchObject({ county: '440513', countyName: '潮阳区', cityName: '汕头市' });
    expect(county.areas).toContain(TOWN);
    expect(county.areas).not.toContain('440514');
    expect(hostOf(TOWN)).toEqual(county);
  });

  it('is of every team of the plan, and of nothing that is no area', () => {
    for (const { area, seats } of shenzhen.teams) expect(hostOf(area).county).toBe(seats[0]?.places.host);
    expect(() => hostOf('999999')).toThrow('lies in no county');
  });
});

describe('a native place', () => {
  const [chaoyang, longchuan, chengqu] = [hostOf('440513'), hostOf('441622'), hostOf('441502')];

  it.each([
    ['广东汕头潮阳', chaoyang, true],
    ['广东省汕头市潮阳区', chaoyang, true],
    ['广东潮阳', chaoyang, true],
    ['汕头 潮阳', chaoyang, true],
    ['潮阳', chaoyang, true],
    ['广东河源龙川县佗城镇', longchuan, true],
    ['广东汕尾城区', chengqu, true],
    // Another county of the city, another city, another province.
    ['广东汕头潮南', chaoyang, false],
    ['广东梅州', chaoyang, false],
    ['广东河源源城区', chengqu, false],
    ['湖南长沙', chaoyang, false],
    ['广西桂林', longchuan, false],
    ['北京市朝阳区', chaoyang, false],
    ['福建', chaoyang, false],
    // What does not say the county.
    ['广东', chaoyang, undefined],
    ['广东省汕头市', chaoyang, undefined],
    ['汕头', chaoyang, undefined],
    ['汕头市和平镇', chaoyang, undefined],
  ])('%s', (place, host, native) => {
    expect(isNativeTo(place, host)).toBe(native);
  });
});
