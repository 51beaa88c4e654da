import './button.css';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Says more where it is pointed at. */
  readonly tip?: string | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({ look = 'plain', icon, tip, children, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={`button button-${look}`}
      render={(attributes) => <button type="button" {...attributes} title={tip} />}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

/** Stands as its icon alone where styles find no room for its words, which pointing at it then tells. */
export function ToolButton({
  icon,
  words,
  ...props
}: Omit<AriaButtonProps, 'className' | 'children'> & { readonly icon: IconName; readonly words: string }) {
  return (
    <AriaButton
      {...props}
      className="button button-quiet tool-button"
      render={(attributes) => <button type="button" {...attributes} title={words} />}
    >
      <Icon name={icon} />
      <span className="tool-words">{words}</span>
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
    <AriaButton
      {...props}
      className="icon-button"
      aria-label={label}
      render={(attributes) => <button type="button" {...attributes} title={label} />}
    >
      <Icon name={icon} />
    </AriaButton>
  );
}
