/** Between light and dark; whoever chooses what their system shows follows the system again. */
import { useHourglass } from '#store/store.ts';
import { useShownTheme } from '#store/theme.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

export function ThemeToggle() {
  const shown = useShownTheme();
  const setTheme = useHourglass((state) => state.setTheme);
  const other = shown === 'dark' ? 'light' : 'dark';
  const label = `Switch to the ${other} theme`;
  const toggle = () => {
    const isSystemDark = matchMedia('(prefers-color-scheme: dark)').matches;
    setTheme(isSystemDark === (other === 'dark') ? 'system' : other);
  };
  return (
    <Tooltip label={label}>
      <Button icon aria-label={label} onClick={toggle}>
        <Icon name="theme" />
      </Button>
    </Tooltip>
  );
}
