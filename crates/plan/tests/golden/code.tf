# Needs Terraform: terraform init && terraform apply
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.262.0"
    }
  }
}

provider "alicloud" {
  region = "cn-beijing"
}

variable "container_1_environment_var_1_value" {
  type      = string
  sensitive = true
}

variable "image_registry_credential_1_password" {
  type      = string
  sensitive = true
}

resource "alicloud_eci_container_group" "this" {
  container_group_name = "test-cri"
  vswitch_id           = "vsw-2zejlv7xjnw61w6z00000"
  security_group_id    = "sg-2zeh4cev9y7ulbr00000"
  cpu                  = 2
  auto_create_eip      = true

  tags = {
    "环境" = "测试"
  }

  containers {
    name     = "nginx"
    image    = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"
    commands = ["sh", "-c", "echo \"it's $HOME $${HOME}\"\n"]

    environment_vars {
      key   = "TOKEN"
      value = var.container_1_environment_var_1_value
    }

    volume_mounts {
      name       = "data"
      mount_path = "/data"
    }

    liveness_probe {
      http_get {
        port = 80
        path = "/healthz"
      }
    }
  }

  acr_registry_info {
    region_id   = "cn-beijing"
    instance_id = "cri-nwj395hgf6f00000"
    domains     = ["test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"]
  }

  image_registry_credential {
    server    = "hub.example.com"
    user_name = "reader"
    password  = var.image_registry_credential_1_password
  }

  volumes {
    name              = "data"
    type              = "NFSVolume"
    nfs_volume_server = "files.example.com"
    nfs_volume_path   = "/share"
  }
}
