/** "Kdo to vidí a proč" of anything with an audience of its own. */
export const audience = {
  sees: 'Vidí {{count}}',
  doesNot: 'Nevidí {{count}}',
  willSee: 'Uvidí {{count}}',
  willNot: 'Neuvidí {{count}}',
  ruleOf: 'Pravidlo {{rule}}, {{name}}',
  partial: 'Ukazujeme jen účastníky, o kterých smíte vědět.',
  close: 'Zavřít',
} as const;
