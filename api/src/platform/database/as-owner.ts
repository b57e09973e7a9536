import type { DataSource } from 'typeorm';
import { StartRefusal } from '../config/config.js';
import { sqlStateOf } from './database-error.js';
import { ownerDataSource } from './data-source.js';

/**
 * Runs `work` as the owner of the tables, for what the server's own role may not do.
 * @throws {StartRefusal} when the database does not answer
 */
export async function asOwner<T>(ownerUrl: string, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = ownerDataSource(ownerUrl);
  try {
    await source.initialize();
  } catch (error) {
    throw new StartRefusal(`The database does not answer its owner (${sqlStateOf(error) ?? 'no connection'}).`);
  }
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
