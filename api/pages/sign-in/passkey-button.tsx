/** A button that asks the browser for a passkey. Shown by its script, where the browser has passkeys. */

interface PasskeyButtonProps {
  action: 'sign-in' | 'add';
  label: string;
  /** What stands there without a script, or without passkeys. */
  fallback: string;
  /** The label of a field for the passkey's name; left out if it needs none. */
  nameLabel?: string;
}

export function PasskeyButton({ action, label, fallback, nameLabel }: PasskeyButtonProps) {
  return (
    <form class="passkey" data-passkey={action}>
      <p class="small fallback">{fallback}</p>
      <div class="fields" hidden>
        {nameLabel !== undefined && (
          <>
            <label for="passkey-name">{nameLabel}</label>
            <input id="passkey-name" name="name" maxlength={60} required autocomplete="off" />
          </>
        )}
        <button>{label}</button>
      </div>
      <p role="status" />
    </form>
  );
}
