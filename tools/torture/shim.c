/* Stands between a process and the C library, and below both SQLite and Python: every call that changes a file
 * below one folder is counted and can be recorded, made to fail, cut short by a full disk, or be the last one.
 *
 * Loaded with LD_PRELOAD it does nothing until torture_begin() names the folder. What it records is read by
 * calls.py; struct head below is the format. Calls are made one at a time, so that the record has their order.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, LINK, MARK, OTHER, SYNC_ALL };

struct head {
    uint32_t kind, path, other; /* lengths of the two paths, which follow without an end */
    uint32_t flags;
    uint64_t inode, offset, size; /* size: bytes of data, which follow the paths */
};

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length; /* 0: nothing is watched */
static int record = -1;
static long calls, fail_at, kill_at;
static int fail_with, fail_for_good, skips_syncs;
static long long written, room;

#define REAL(name) ((__typeof__(&name))real_##name)
#define LOAD(name) real_##name = dlsym(RTLD_NEXT, #name)
#define DECLARE(name) static void *real_##name
DECLARE(open); DECLARE(openat); DECLARE(creat); DECLARE(write); DECLARE(pwrite); DECLARE(writev);
DECLARE(ftruncate); DECLARE(truncate); DECLARE(fsync); DECLARE(fdatasync); DECLARE(rename);
DECLARE(renameat); DECLARE(renameat2); DECLARE(unlink); DECLARE(unlinkat); DECLARE(mkdir); DECLARE(mkdirat);
DECLARE(rmdir); DECLARE(link); DECLARE(linkat); DECLARE(chmod); DECLARE(fchmod); DECLARE(posix_fallocate);
DECLARE(sendfile); DECLARE(copy_file_range); DECLARE(syncfs);
ssize_t sendfile(int, int, off_t *, size_t);

__attribute__((constructor)) static void load(void) {
    LOAD(open); LOAD(openat); LOAD(creat); LOAD(write); LOAD(pwrite); LOAD(writev);
    LOAD(ftruncate); LOAD(truncate); LOAD(fsync); LOAD(fdatasync); LOAD(rename);
    LOAD(renameat); LOAD(renameat2); LOAD(unlink); LOAD(unlinkat); LOAD(mkdir); LOAD(mkdirat);
    LOAD(rmdir); LOAD(link); LOAD(linkat); LOAD(chmod); LOAD(fchmod); LOAD(posix_fallocate);
    LOAD(sendfile); LOAD(copy_file_range); LOAD(syncfs);
}

/* What Python calls. Numbers of calls count from 1; 0 is never. */

void torture_begin(const char *folder, int descriptor) {
    root_length = 0;
    calls = fail_at = kill_at = 0;
    fail_for_good = 0;
    written = 0;
    room = -1;
    record = descriptor;
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
}

void torture_end(void) { root_length = 0; record = -1; }

void torture_fail(long at, int error, int for_good) { fail_at = at; fail_with = error; fail_for_good = for_good; }

void torture_kill(long at) { kill_at = at; }

void torture_room(long long bytes) { room = bytes; }

void torture_skip_syncs(int skip) { skips_syncs = skip; }

long torture_calls(void) { return calls; }

long long torture_written(void) { return written; }

/* Which file or folder a call is about, as a path below the watched folder; 0 where it is elsewhere. */

static int below(const char *full, char *path) {
    if (!root_length || strncmp(full, root, root_length) || full[root_length] != '/') return 0;
    snprintf(path, PATH_MAX, "%s", full + root_length + 1);
    return 1;
}

static int of_descriptor(int descriptor, char *path) {
    char name[64], full[PATH_MAX];
    if (!root_length) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(name, full, sizeof full - 1);
    if (length < 0) return 0;
    full[length] = 0;
    if (!strcmp(full, root)) { path[0] = 0; return 1; }
    return below(full, path);
}

static int of_name(int folder, const char *name, char *path) {
    char full[2 * PATH_MAX], above[PATH_MAX];
    if (!root_length) return 0;
    if (name[0] == '/') return below(name, path);
    if (folder == AT_FDCWD) {
        if (!getcwd(above, sizeof above)) return 0;
    } else {
        char link_name[64];
        snprintf(link_name, sizeof link_name, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link_name, above, sizeof above - 1);
        if (length < 0) return 0;
        above[length] = 0;
    }
    snprintf(full, sizeof full, "%s/%s", above, name);
    return below(full, path);
}

static uint64_t inode_of(int descriptor) {
    struct stat found;
    return fstat(descriptor, &found) ? 0 : found.st_ino;
}

/* Counts a call; 1 with errno set where it has to fail. Does not return where it was to be the last. */
static int refused(void) {
    calls++;
    if (calls == kill_at) raise(SIGKILL);
    if (fail_at && (calls == fail_at || (fail_for_good && calls > fail_at))) {
        errno = fail_with;
        return 1;
    }
    return 0;
}

static void note(enum kind kind, const char *path, const char *other, uint32_t flags, uint64_t inode,
                 uint64_t offset, const void *data, size_t size) {
    if (record < 0) return;
    int before = errno;
    struct head head = {kind, strlen(path), strlen(other), flags, inode, offset, size};
    struct iovec parts[] = {
        {&head, sizeof head}, {(void *)path, head.path}, {(void *)other, head.other}, {(void *)data, size}};
    size_t all = sizeof head + head.path + head.other + size;
    if (REAL(writev)(record, parts, 4) != (ssize_t)all) abort(); /* a record with a hole proves nothing */
    errno = before;
}

void torture_mark(const char *text) {
    pthread_mutex_lock(&one_at_a_time);
    note(MARK, text, "", 0, 0, 0, "", 0);
    pthread_mutex_unlock(&one_at_a_time);
}

/* Makes a call that says 0 or -1 about a path, between the lock and the record. */
#define MAKE(result, call, kind, path, other, inode, offset)                      \
    do {                                                                          \
        pthread_mutex_lock(&one_at_a_time);                                       \
        result = refused() ? -1 : (call);                                         \
        if (result == 0) note(kind, path, other, 0, inode, offset, "", 0);        \
        pthread_mutex_unlock(&one_at_a_time);                                     \
    } while (0)

/* Opening: counted where it makes a file or empties one. */

static int opened(int folder, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    struct stat found;
    if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !of_name(folder, name, path))
        return REAL(openat)(folder, name, flags, mode);
    pthread_mutex_lock(&one_at_a_time);
    int is_new = fstatat(folder, name, &found, 0) != 0;
    int changes = (is_new && (flags & O_CREAT)) || (!is_new && (flags & O_TRUNC));
    int descriptor = changes && refused() ? -1 : REAL(openat)(folder, name, flags, mode);
    if (descriptor >= 0 && is_new) note(CREATE, path, "", 0, inode_of(descriptor), 0, "", 0);
    else if (descriptor >= 0 && changes) note(TRUNCATE, path, "", 0, inode_of(descriptor), 0, "", 0);
    pthread_mutex_unlock(&one_at_a_time);
    return descriptor;
}

#define MODE_OF(flags, mode)                              \
    mode_t mode = 0;                                      \
    if (flags & (O_CREAT | O_TMPFILE)) {                  \
        va_list more;                                     \
        va_start(more, flags);                            \
        mode = va_arg(more, mode_t);                      \
        va_end(more);                                     \
    }

int open(const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(folder, name, flags, mode); }
int creat(const char *name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *name, mode_t mode) { return creat(name, mode); }

/* Writing: a disk with little room takes what fits, as a real one does, then says that it is full. */

static ssize_t wrote(int descriptor, const void *data, size_t size, off_t offset, int at_offset) {
    char path[PATH_MAX];
    if (!of_descriptor(descriptor, path))
        return at_offset ? REAL(pwrite)(descriptor, data, size, offset) : REAL(write)(descriptor, data, size);
    pthread_mutex_lock(&one_at_a_time);
    ssize_t result = -1;
    if (!refused()) {
        if (room >= 0 && written + (long long)size > room) size = room - written;
        if (size == 0 && room >= 0 && written >= room) errno = ENOSPC;
        else result = at_offset ? REAL(pwrite)(descriptor, data, size, offset) : REAL(write)(descriptor, data, size);
    }
    if (result > 0) {
        written += result;
        off_t at = at_offset ? offset : lseek(descriptor, 0, SEEK_CUR) - result;
        note(WRITE, path, "", 0, inode_of(descriptor), at, data, result);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

ssize_t write(int descriptor, const void *data, size_t size) { return wrote(descriptor, data, size, 0, 0); }
ssize_t pwrite(int descriptor, const void *data, size_t size, off_t offset) { return wrote(descriptor, data, size, offset, 1); }
ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t offset) { return wrote(descriptor, data, size, offset, 1); }

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    char path[PATH_MAX];
    if (!of_descriptor(descriptor, path)) return REAL(writev)(descriptor, parts, count);
    return count ? wrote(descriptor, parts[0].iov_base, parts[0].iov_len, 0, 0) : 0; /* a short write is allowed */
}

/* Copies within the kernel are refused, so that those who ask for them fall back to write(). */

ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
    char path[PATH_MAX];
    if (of_descriptor(out, path)) { errno = EINVAL; return -1; }
    return REAL(sendfile)(out, in, offset, size);
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t size) { return sendfile(out, in, offset, size); }

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    char path[PATH_MAX];
    if (of_descriptor(out, path)) { errno = EXDEV; return -1; }
    return REAL(copy_file_range)(in, from, out, to, size, flags);
}

int ftruncate(int descriptor, off_t size) {
    char path[PATH_MAX];
    int result;
    if (!of_descriptor(descriptor, path)) return REAL(ftruncate)(descriptor, size);
    MAKE(result, REAL(ftruncate)(descriptor, size), TRUNCATE, path, "", inode_of(descriptor), size);
    return result;
}
int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }

int truncate(const char *name, off_t size) {
    int descriptor = REAL(open)(name, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return -1;
    int result = ftruncate(descriptor, size);
    close(descriptor);
    return result;
}
int truncate64(const char *name, off64_t size) { return truncate(name, size); }

int posix_fallocate(int descriptor, off_t offset, off_t size) {
    char path[PATH_MAX];
    if (of_descriptor(descriptor, path)) return EOPNOTSUPP;
    return REAL(posix_fallocate)(descriptor, offset, size);
}
int posix_fallocate64(int descriptor, off64_t offset, off64_t size) { return posix_fallocate(descriptor, offset, size); }

/* Syncing */

static int synced(int descriptor, int (*sync)(int), enum kind kind) {
    char path[PATH_MAX];
    int result;
    if (!of_descriptor(descriptor, path)) return skips_syncs ? 0 : sync(descriptor);
    MAKE(result, skips_syncs ? 0 : sync(descriptor), kind, path, "", inode_of(descriptor), 0);
    return result;
}

int fsync(int descriptor) { return synced(descriptor, REAL(fsync), SYNC); }
int fdatasync(int descriptor) { return synced(descriptor, REAL(fdatasync), SYNC); }
int syncfs(int descriptor) { return synced(descriptor, REAL(syncfs), SYNC_ALL); }

/* Names. Where one end is elsewhere, what comes in is unknown: such a call is refused rather than half recorded. */

static int renamed(int folder, const char *name, int other_folder, const char *other, unsigned flags) {
    char from[PATH_MAX], to[PATH_MAX];
    int result, is_from = of_name(folder, name, from), is_to = of_name(other_folder, other, to);
    if (!is_from && !is_to) return REAL(renameat2)(folder, name, other_folder, other, flags);
    if (is_from != is_to || flags) { errno = EXDEV; return -1; }
    MAKE(result, REAL(renameat)(folder, name, other_folder, other), RENAME, from, to, 0, 0);
    return result;
}

int rename(const char *name, const char *other) { return renamed(AT_FDCWD, name, AT_FDCWD, other, 0); }
int renameat(int folder, const char *name, int other_folder, const char *other) { return renamed(folder, name, other_folder, other, 0); }
int renameat2(int folder, const char *name, int other_folder, const char *other, unsigned flags) { return renamed(folder, name, other_folder, other, flags); }

int unlinkat(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    int result;
    if (!of_name(folder, name, path)) return REAL(unlinkat)(folder, name, flags);
    MAKE(result, REAL(unlinkat)(folder, name, flags), flags & AT_REMOVEDIR ? RMDIR : UNLINK, path, "", 0, 0);
    return result;
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode) {
    char path[PATH_MAX];
    int result;
    if (!of_name(folder, name, path)) return REAL(mkdirat)(folder, name, mode);
    MAKE(result, REAL(mkdirat)(folder, name, mode), MKDIR, path, "", 0, 0);
    return result;
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

int linkat(int folder, const char *name, int other_folder, const char *other, int flags) {
    char from[PATH_MAX], to[PATH_MAX];
    int result, is_from = of_name(folder, name, from), is_to = of_name(other_folder, other, to);
    if (!is_from && !is_to) return REAL(linkat)(folder, name, other_folder, other, flags);
    if (is_from != is_to) { errno = EXDEV; return -1; }
    MAKE(result, REAL(linkat)(folder, name, other_folder, other, flags), LINK, from, to, 0, 0);
    return result;
}
int link(const char *name, const char *other) { return linkat(AT_FDCWD, name, AT_FDCWD, other, 0); }

int chmod(const char *name, mode_t mode) {
    char path[PATH_MAX];
    int result;
    if (!of_name(AT_FDCWD, name, path)) return REAL(chmod)(name, mode);
    MAKE(result, REAL(chmod)(name, mode), OTHER, path, "", 0, 0);
    return result;
}

int fchmod(int descriptor, mode_t mode) {
    char path[PATH_MAX];
    int result;
    if (!of_descriptor(descriptor, path)) return REAL(fchmod)(descriptor, mode);
    MAKE(result, REAL(fchmod)(descriptor, mode), OTHER, path, "", 0, 0);
    return result;
}
