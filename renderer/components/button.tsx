import './button.css';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({ look = 'plain', icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`button button-${look}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

export function IconButton({
  icon,
  label,
  ...props
}: Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> & {
  readonly icon: IconName;
  readonly label: string;
}) {
  return (
    <AriaButton {...props} className="icon-button" aria-label={label}>
      <Icon name={icon} />
    </AriaButton>
  );
}
