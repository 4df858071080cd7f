#!/usr/bin/env bash
# 离线安装包的实证：在一个只有最小 Debian、没有网络的地方解开、起来、答话、停干净。
# 要 root 与 Debian 软件源（debootstrap）；产品自己在里面谁也不找。用法：tests/bundle/bare-debian.sh 压缩包
set -euo pipefail

archive=$(realpath "${1:?用法：tests/bundle/bare-debian.sh 压缩包}")
[ "$(id -u)" = 0 ] || { echo '要以 root 运行（chroot 与网络命名空间）。' >&2; exit 2; }
for tool in debootstrap unshare ip chroot curl; do
  command -v "$tool" >/dev/null || { echo "缺 $tool：apt-get install debootstrap util-linux iproute2 curl" >&2; exit 2; }
done

bare=$(mktemp -d)
root=$bare/root
inside=''
cleanup() {
  if [ -n "$inside" ]; then kill -TERM "$inside" 2>/dev/null || true; wait "$inside" 2>/dev/null || true; fi
  umount "$root/proc" "$root/dev" 2>/dev/null || true
  rm -rf --one-file-system "$bare"
}
trap cleanup EXIT

echo '· 最小的 Debian…'
debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$bare/debootstrap.log"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
cp "$archive" "$archive.sha256" "$root/opt/"
chroot "$root" bash -c 'cd /opt && sha256sum --check --quiet *.sha256 && tar xzf *.tar.gz && useradd -m clerk && chown -R clerk baoxue'
chroot "$root" bash -c '! command -v node && ! command -v psql' >/dev/null

# 只有自己一张回环网卡；以普通用户运行，环境是空的。
begin() {
  unshare -n bash -c "ip link set lo up; exec chroot '$root' runuser -u clerk -- env -i PATH=/usr/bin:/bin HOME=/home/clerk PORT=8088 /opt/baoxue/start.sh" >"$bare/$1.log" 2>&1 &
  inside=$!
  for _ in $(seq 300); do
    grep -q '保学已就绪' "$bare/$1.log" && return
    kill -0 "$inside" 2>/dev/null || { cat "$bare/$1.log"; exit 1; }
    sleep 1
  done
  cat "$bare/$1.log"
  exit 1
}
living() {
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$root" ]; then echo "${process#/proc/}"; fi
  done
}
finish() {
  # 一路 exec 下来，同一个进程号。
  kill -TERM "$inside"
  wait "$inside" || true
  inside=''
  [ -z "$(living)" ] || { echo '停了以后还有进程。' >&2; exit 1; }
}

for round in 第一次 再一次; do
  echo "· ${round}起…"
  begin "$round"
  nsenter -t "$inside" -n curl -fsS http://127.0.0.1:8088/api/health
  page=$(nsenter -t "$inside" -n curl -fsS http://127.0.0.1:8088/sign-in)
  [[ $page == *登录* ]] && echo ' 登录页答话'
  finish
done
echo '✓ 没有网络、没有 Node 的 Debian 上起得来、答话、停得干净，两次。'
