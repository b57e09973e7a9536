import { CATEGORIES, type Category } from '@soulad/shared/policy';
import type { ReactElement } from 'react';
import { CategoryChip, Menu, MenuItem, MenuTrigger } from '../../ui/index.js';
import type { Unit } from './types.js';
import { useWords } from './use-words.js';

export interface CategoryMenuProps {
  readonly unit: Unit;
  readonly isDefault: boolean;
  readonly inTabOrder: boolean;
  readonly onCategory: (category: Category) => void;
}

/** The chip with the data category; a menu for whoever may put the unit into another one. */
export function CategoryMenu({ unit, isDefault, inTabOrder, onCategory }: CategoryMenuProps): ReactElement {
  const { t, app, category: nameOf } = useWords();
  const name = nameOf(unit.category);
  const shown = unit.kind === 'dissent' ? t('unit.dissent') : name;
  const state = unit.category === null ? 'unclassified' : isDefault ? 'default' : 'set';
  if (!unit.may.relabel) return <CategoryChip name={shown} state={state} />;
  const choose = (key: unknown): void => {
    const category = CATEGORIES.find((known) => known === key);
    if (category !== undefined && category !== unit.category) onCategory(category);
  };
  return (
    <MenuTrigger>
      <CategoryChip
        name={shown}
        state={state}
        pressable
        label={t('unit.changeCategory', { name: shown })}
        excludeFromTabOrder={!inTabOrder}
      />
      <Menu
        aria-label={t('unit.category')}
        selectionMode="single"
        selectedKeys={unit.category ? [unit.category] : []}
        onAction={choose}
      >
        {CATEGORIES.map((category) => (
          <MenuItem key={category} id={category}>
            {app(`category.${category}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
