/** A button. Not a link: nothing here leaves the page. */
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'plain' | 'primary' | 'quiet';
  /** Square, with a pictogram only: give it an aria-label. */
  readonly icon?: boolean;
}

export function Button({ variant = 'plain', icon = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(styles.button, styles[variant], icon && styles.icon, className)}
      {...rest}
    />
  );
}
