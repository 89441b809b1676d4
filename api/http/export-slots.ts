/** Limits concurrent exports in a process, because each reads the whole catalogue. */

export interface ExportSlots {
  /** Takes a slot, and returns a function that frees it and may be called repeatedly; null if no slot is free. */
  take: () => (() => void) | null;
}

/** `max` is a positive integer. */
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
