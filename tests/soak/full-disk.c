/*
 * Makes a disk look full to one program, without root: preloaded into a browser, it refuses every write to a file below a
 * folder that needs a new block, while a signal file is there. As on a real disk, what fits in the last block of a file is
 * still written, and a write that begins there ends at its edge: that is what tears a log.
 *
 *   cc -shared -fPIC -O2 -o full-disk.so full-disk.c -ldl
 *   LD_PRELOAD=full-disk.so FULL_DISK_BELOW=/profile/ FULL_DISK_SIGNAL=/full browser
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>
#include <fcntl.h>
#include <stdio.h>

static const char *below, *signal_file;

__attribute__((constructor)) static void begin(void) {
  below = getenv("FULL_DISK_BELOW");
  signal_file = getenv("FULL_DISK_SIGNAL");
}

#define BLOCK 4096
#define ANY ((size_t)-1)

/* How much of a write fits. Only regular files are asked about: pipes and sockets must not be slowed down. */
static size_t room_in(int fd, off64_t at) {
  struct stat about;
  char link[32], path[4096];
  int kept = errno;
  size_t room = ANY;
  if (below && signal_file && fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && access(signal_file, F_OK) == 0) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length > 0) {
      path[length] = 0;
      if (strncmp(path, below, strlen(below)) == 0) {
        off64_t edge = (about.st_size + BLOCK - 1) / BLOCK * BLOCK;
        if (at < 0) at = fcntl(fd, F_GETFL) & O_APPEND ? about.st_size : lseek(fd, 0, SEEK_CUR);
        room = at < edge ? (size_t)(edge - at) : 0;
      }
    }
  }
  errno = kept;
  return room;
}

#define NEXT(name) \
  static __typeof__(name) *next; \
  if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define REFUSE \
  do { \
    errno = ENOSPC; \
    return -1; \
  } while (0)

ssize_t write(int fd, const void *data, size_t size) {
  NEXT(write);
  size_t room = room_in(fd, -1);
  if (room == 0 && size > 0) REFUSE;
  return next(fd, data, size < room ? size : room);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  NEXT(pwrite);
  size_t room = room_in(fd, at);
  if (room == 0 && size > 0) REFUSE;
  return next(fd, data, size < room ? size : room, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  NEXT(pwrite64);
  size_t room = room_in(fd, at);
  if (room == 0 && size > 0) REFUSE;
  return next(fd, data, size < room ? size : room, at);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  NEXT(writev);
  if (room_in(fd, -1) == ANY) return next(fd, parts, count);
  REFUSE;
}
int posix_fallocate(int fd, off_t at, off_t size) {
  NEXT(posix_fallocate);
  return room_in(fd, at) == ANY ? next(fd, at, size) : ENOSPC;
}
int posix_fallocate64(int fd, off64_t at, off64_t size) {
  NEXT(posix_fallocate64);
  return room_in(fd, at) == ANY ? next(fd, at, size) : ENOSPC;
}
int fallocate(int fd, int mode, off_t at, off_t size) {
  NEXT(fallocate);
  if (room_in(fd, at) == ANY) return next(fd, mode, at, size);
  REFUSE;
}
int fallocate64(int fd, int mode, off64_t at, off64_t size) {
  NEXT(fallocate64);
  if (room_in(fd, at) == ANY) return next(fd, mode, at, size);
  REFUSE;
}

/* Who asks how much room there is hears the same. */
static int is_below(const char *path) {
  return below && signal_file && strncmp(path, below, strlen(below) - 1) == 0 && access(signal_file, F_OK) == 0;
}
int statvfs(const char *path, struct statvfs *about) {
  NEXT(statvfs);
  int done = next(path, about);
  if (done == 0 && is_below(path)) about->f_bavail = about->f_bfree = 0;
  return done;
}
int statvfs64(const char *path, struct statvfs64 *about) {
  NEXT(statvfs64);
  int done = next(path, about);
  if (done == 0 && is_below(path)) about->f_bavail = about->f_bfree = 0;
  return done;
}
