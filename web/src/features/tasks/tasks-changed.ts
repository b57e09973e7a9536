import { createContext, useContext } from 'react';

/** Reads the tasks again after one of them was changed here. */
export const TasksChanged = createContext<() => void>(() => undefined);

export function useTasksChanged(): () => void {
  return useContext(TasksChanged);
}
