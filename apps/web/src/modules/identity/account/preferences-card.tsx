import { useNotify } from 'ra-core';
import { type Preferences, usePreference, useSavePreferences } from '@/api/preferences';
import { Card, SelectInput, SimpleForm, SwitchInput, useText } from '@/kit';

type Look = Pick<Preferences, 'theme' | 'density' | 'shortcuts'>;

/** Light or dark, the height of rows, the keyboard: the same in each browser of the user. */
export function PreferencesCard() {
  const text = useText();
  const notify = useNotify();
  const save = useSavePreferences();
  const [theme] = usePreference('theme');
  const [density] = usePreference('density');
  const [shortcuts] = usePreference('shortcuts');
  return (
    <Card title={text('account.look.title')}>
      <SimpleForm<Look>
        label="account.look.title"
        defaultValues={{ theme, density, shortcuts }}
        onSubmit={async ({ theme, density, shortcuts }) => {
          await save({ theme, density, shortcuts });
          notify('account.look.saved', { type: 'success' });
        }}
      >
        <SelectInput
          source="theme"
          label="account.look.theme"
          required
          choices={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: text(`app.account.themes.${value}`),
          }))}
        />
        <SelectInput
          source="density"
          label="account.look.density"
          required
          choices={(['compact', 'comfortable'] as const).map((value) => ({
            value,
            label: text(`account.look.densities.${value}`),
          }))}
        />
        <SwitchInput source="shortcuts" label="app.shortcuts.letters" help="account.look.shortcutsWhy" />
      </SimpleForm>
    </Card>
  );
}
