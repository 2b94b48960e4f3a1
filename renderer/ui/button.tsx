import type { ComponentProps, ReactNode } from 'react';

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

/** A push button. `type` is `button` unless said otherwise, so that no form is sent by accident. */
export function Button({
  look = 'outline',
  size = 'usual',
  type = 'button',
  ...rest
}: Looks & Omit<ComponentProps<'button'>, 'className'>): ReactNode {
  return <button {...rest} type={type} className={classOf(look, size)} />;
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
