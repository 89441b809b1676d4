/** Limits how many exports one process sends at once: each reads the whole catalogue. */

export interface ExportSlots {
  /** Takes a slot and gives what frees it again, as often as it is called; null where none is free. */
  take: () => (() => void) | null;
}

/** `max` is a whole number from 1. */
export function createExportSlots(max: number): ExportSlots {
  const taken = new Set<symbol>();
  return {
    take: () => {
      if (taken.size >= max) return null;
      const slot = Symbol('slot');
      taken.add(slot);
      return () => {
        taken.delete(slot);
      };
    },
  };
}
