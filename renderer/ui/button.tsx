import { type ComponentProps, type ReactNode, useState } from 'react';

/** `primary`: the one thing to do on this screen. `quiet`: an act beside the way. */
export type ButtonLook = 'primary' | 'outline' | 'quiet';
export type ButtonSize = 'tall' | 'usual' | 'slim';

interface Looks {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
}

function classOf(look: ButtonLook, size: ButtonSize): string {
  return `button ${look} ${size}`;
}

/**
 * A push button. `type` is `button` unless said otherwise, so that no form is sent by accident. One that is switched off while
 * it has the focus (元に戻す after the last step) keeps the focus until it is left, and does nothing.
 */
export function Button({
  look = 'outline',
  size = 'usual',
  type = 'button',
  disabled = false,
  onClick,
  onFocus,
  onBlur,
  ...rest
}: Looks & Omit<ComponentProps<'button'>, 'className'>): ReactNode {
  const [hasFocus, setHasFocus] = useState(false);
  const isHeld = disabled && hasFocus;
  return (
    <button
      {...rest}
      type={type}
      className={classOf(look, size)}
      disabled={disabled && !isHeld}
      aria-disabled={isHeld || undefined}
      onFocus={(event) => {
        setHasFocus(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setHasFocus(false);
        onBlur?.(event);
      }}
      onClick={(event) => {
        if (isHeld) {
          event.preventDefault();
        } else {
          onClick?.(event);
        }
      }}
    />
  );
}

/** A link that looks like a button: it goes to another place in the window. */
export function ButtonLink({
  look = 'outline',
  size = 'usual',
  ...rest
}: Looks & Omit<ComponentProps<'a'>, 'className'> & { readonly href: string }): ReactNode {
  return <a {...rest} className={classOf(look, size)} />;
}

/** An act inside running text, underlined as a link is. */
export function TextButton(props: Omit<ComponentProps<'button'>, 'className' | 'type'>): ReactNode {
  return <button {...props} type="button" className="text-link" />;
}

/** A link inside running text. */
export function TextLink(
  props: Omit<ComponentProps<'a'>, 'className'> & { readonly href: string },
): ReactNode {
  return <a {...props} className="text-link" />;
}
