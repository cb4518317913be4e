import { openDB } from 'idb';
import { idOf, QueueItem } from './item.ts';

/** Where unsent items outlive the page. */
export interface QueueStorage {
  all(): Promise<QueueItem[]>;
  put(item: QueueItem): Promise<void>;
  remove(id: string): Promise<void>;
}

export function memoryStorage(): QueueStorage {
  const items = new Map<string, QueueItem>();
  return {
    all: () => Promise.resolve([...items.values()]),
    put: (item) => Promise.resolve(void items.set(idOf(item), item)),
    remove: (id) => Promise.resolve(void items.delete(id)),
  };
}

/** IndexedDB; where a browser has none (some private windows), memory, so that marking still works. */
export async function browserStorage(): Promise<QueueStorage> {
  try {
    const db = await openDB('stagemark', 1, { upgrade: (fresh) => void fresh.createObjectStore('unsent') });
    return {
      all: async () => {
        const kept: unknown[] = await db.getAll('unsent');
        return kept.flatMap((value) => {
          const parsed = QueueItem.safeParse(value);
          return parsed.success ? [parsed.data] : [];
        });
      },
      put: async (item) => void (await db.put('unsent', item, idOf(item))),
      remove: (id) => db.delete('unsent', id),
    };
  } catch {
    return memoryStorage();
  }
}
