import { describe, expect, it } from 'vitest';
import { typesetCzech, typesetEnglish } from './typography.js';

/** `_` stands for a hard space in these expectations. */
const hard = (text: string): string => text.replaceAll('_', '\u00a0');

describe('Czech typesetting', () => {
  it.each([
    ['Za září v pondělí a ve čtvrtek', 'Za září v_pondělí a_ve čtvrtek'],
    ['A v lese i u vody', 'A_v_lese i_u_vody'],
    ['zhoršen z matematiky, k nám (s otcem)', 'zhoršen z_matematiky, k_nám (s_otcem)'],
    ['„V pondělí“', '„V_pondělí“'],
    ['lhůta 10 dnů, 60 %, 15 Kč', 'lhůta 10_dnů, 60_%, 15_Kč'],
    ['celkem 312 400 Kč', 'celkem 312_400_Kč'],
    ['út 24. 11. 2026 13:00', 'út_24._11._2026 13:00'],
    ['22. září 2026', '22._září 2026'],
    ['Bc. Jitka a Mgr. Tomáš', 'Bc._Jitka a_Mgr._Tomáš'],
    ['Simona Tichá, DiS.', 'Simona Tichá,_DiS.'],
    ['§ 10 odst. 5 písm. b) z. 359/1999 Sb.', '§_10_odst._5_písm._b) z._359/1999_Sb.'],
    ['sp. zn. Om 214/2026', 'sp._zn._Om_214/2026'],
    ['npor. Luboš Kryl', 'npor._Luboš Kryl'],
  ])('sets %s', (raw, set) => expect(typesetCzech(raw)).toBe(hard(set)));

  it.each(['Bylo jich 5. Potom odešli.', 'Olšinovi', 'Ovce', 'pes vás', ''])('leaves "%s" alone', (text) => {
    expect(typesetCzech(text)).toBe(text);
  });

  it('sets text only once', () => {
    const once = typesetCzech('Do 31. 10. a v 13:00 s 3 dětmi');
    expect(typesetCzech(once)).toBe(once);
  });
});

describe('English typesetting', () => {
  it('keeps § and counted days together', () => {
    expect(typesetEnglish('§ 10 gives 30 days')).toBe(hard('§_10 gives 30_days'));
  });
});
