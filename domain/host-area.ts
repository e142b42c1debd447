import type { HostArea } from './ports.ts';

interface Area {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly line: readonly string[];
}

/** The county of a town, or the county itself, with all that lies in it. */
export function hostAreaOf(areas: readonly Area[], code: string): HostArea {
  const line = areas.find((own) => own.code === code)?.line ?? [];
  const [city, county] = (['city', 'county'] as const).map((kind) =>
    areas.find((own) => own.kind === kind && line.includes(own.code)),
  );
  if (!city || !county) throw new Error(`area ${code} lies in no county of a city`);
  return {
    county: county.code,
    countyName: county.name,
    cityName: city.name,
    areas: areas.filter((own) => own.line.includes(county.code)).map((own) => own.code),
  };
}

/** The first two digits of an area's code (GB/T 2260), and the name of the province without its 通名. */
const provinces: Readonly<Record<string, string>> = {
  ...{ 11: '北京', 12: '天津', 13: '河北', 14: '山西', 15: '内蒙古', 21: '辽宁', 22: '吉林', 23: '黑龙江' },
  ...{ 31: '上海', 32: '江苏', 33: '浙江', 34: '安徽', 35: '福建', 36: '江西', 37: '山东', 41: '河南' },
  ...{ 42: '湖北', 43: '湖南', 44: '广东', 45: '广西', 46: '海南', 50: '重庆', 51: '四川', 52: '贵州' },
  ...{ 53: '云南', 54: '西藏', 61: '陕西', 62: '甘肃', 63: '青海', 64: '宁夏', 65: '新疆' },
  ...{ 71: '台湾', 81: '香港', 82: '澳门' },
};

const ofProvince = /^(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)/u;

/** A place's name as people write it: 潮阳 for 潮阳区, but never a single character. */
const bare = (name: string): string => {
  const short = name.replace(/(自治县|新区|市|区|县)$/u, '');
  return short.length > 1 ? short : name;
};

/** What stands after a place's name, with its 通名 or without; null when the text does not begin with it. */
const after = (text: string, name: string): string | null =>
  text.startsWith(name)
    ? text.slice(name.length)
    : text.startsWith(bare(name))
      ? text.slice(bare(name).length)
      : null;

/**
 * Whether a native place (籍贯) as the record words it lies in the host county. Undefined when the words do not say:
 * 广东 alone, or the city without a county.
 */
export function isNativeTo(
  nativePlace: string,
  { county, countyName, cityName }: HostArea,
): boolean | undefined {
  let place = nativePlace.replaceAll(/\s/gu, '');
  const province = Object.entries(provinces).find(([, name]) => place.startsWith(name));
  if (province) {
    const [code, name] = province;
    if (!county.startsWith(code)) return false;
    place = place.slice(name.length).replace(ofProvince, '');
  }
  const inCity = after(place, cityName);
  const within = inCity ?? place;
  if (after(within, countyName) !== null) return true;
  // A town or a village without its county may lie anywhere in the city.
  if (within === '' || /^[^县区]*([镇乡村]|街道)$/u.test(within)) return undefined;
  return false;
}
